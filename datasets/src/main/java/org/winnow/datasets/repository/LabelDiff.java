package org.winnow.datasets.repository;

import java.util.List;

/**
 * What differs between two states of a data set.
 *
 * @param changes at most one of each example and kind, in the order of ids
 * @param classes changes of the vocabulary
 */
public record LabelDiff(List<Change> changes, List<ClassChange> classes) {
  public LabelDiff {
    changes = List.copyOf(changes);
    classes = List.copyOf(classes);
  }

  public boolean isEmpty() {
    return changes.isEmpty() && classes.isEmpty();
  }

  public EditCounts counts() {
    int[] counts = new int[Change.Kind.values().length];
    changes.forEach(change -> counts[change.kind().ordinal()]++);
    return EditCounts.of(counts);
  }
}
