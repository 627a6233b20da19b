package org.winnow.datasets.repository;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.LabelEdit;

/** Which examples want a second look. */
final class Flags {
  private Flags() {}

  /**
   * The flags that stand once edits are committed: a judgement is the second look at what was
   * flagged before; a flag of the same edits stands beside it.
   *
   * @param before full id → note
   */
  static Map<String, String> after(Map<String, String> before, List<LabelEdit> edits) {
    Map<String, String> after = new LinkedHashMap<>(before);
    for (LabelEdit edit : edits) {
      if (!(edit instanceof LabelEdit.Flag)) {
        after.remove(edit.id());
      }
    }
    for (LabelEdit edit : edits) {
      if (edit instanceof LabelEdit.Flag flag) {
        after.put(flag.id(), flag.note());
      } else if (edit instanceof LabelEdit.Drop) {
        after.remove(edit.id());
      }
    }
    return Map.copyOf(after);
  }
}
