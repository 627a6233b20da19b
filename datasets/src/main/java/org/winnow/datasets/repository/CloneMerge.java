package org.winnow.datasets.repository;

import java.util.List;

/**
 * What came of a merge that was begun by plain git in a clone.
 *
 * @param settled how many conflicts were settled there
 * @param differences where the clone's files come to something else than the merge of judgements,
 *     each in a sentence; they are not taken over
 */
public record CloneMerge(MergeResult result, int settled, List<String> differences) {
  public CloneMerge {
    differences = List.copyOf(differences);
  }
}
