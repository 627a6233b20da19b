package org.winnow.datasets.repository;

import java.util.List;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.SourceNote;

/**
 * Edits that were made together and are undone together.
 *
 * @param source where examples among them came from
 */
record EditGroup(List<LabelEdit> edits, SourceNote source) {
  EditGroup {
    edits = List.copyOf(edits);
  }

  /** All edits of some groups, in order. */
  static List<LabelEdit> flat(List<EditGroup> groups) {
    return groups.stream().flatMap(g -> g.edits.stream()).toList();
  }
}
