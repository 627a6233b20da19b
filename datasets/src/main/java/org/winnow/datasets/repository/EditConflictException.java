package org.winnow.datasets.repository;

import java.util.List;
import java.util.stream.Collectors;
import org.winnow.datasets.InputException;

/**
 * Pending edits cannot be put on another commit, where the same examples are judged differently.
 * Nothing was changed: they are still pending.
 */
public final class EditConflictException extends InputException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 5;

  private final transient List<EditConflict> conflicts;

  EditConflictException(List<EditConflict> conflicts, String tip) {
    this(
        conflicts,
        examples(conflicts) + " of your edits judged differently in commit " + tip + " meanwhile",
        "nothing was changed; settle them, or undo, then commit again");
  }

  private EditConflictException(List<EditConflict> conflicts, String what, String wayOut) {
    super(
        what
            + ": "
            + conflicts.stream()
                .limit(SHOWN)
                .map(EditConflictException::shown)
                .collect(Collectors.joining(", "))
            + (conflicts.size() > SHOWN ? ", …" : "")
            + "\n"
            + wayOut);
    this.conflicts = List.copyOf(conflicts);
  }

  /** The same, of edits that could not do what was wanted, as {@code come along to …}. */
  EditConflictException instead(String wanted) {
    return new EditConflictException(
        conflicts,
        "the pending edits of "
            + examples(conflicts)
            + " cannot "
            + wanted
            + ", where they are judged differently",
        "nothing was changed; %commit, %stash or %undo the edits first");
  }

  private static String examples(List<EditConflict> conflicts) {
    return conflicts.size() + (conflicts.size() == 1 ? " example" : " examples");
  }

  /** Nobody reads 32 digits, and ten name an example among millions; a person's key stays whole. */
  private static String shown(EditConflict conflict) {
    String id = conflict.id();
    return id.matches("[0-9a-f]{32}")
        ? conflict.toString().replace(id, id.substring(0, 10))
        : conflict.toString();
  }

  /** All examples in conflict. */
  public List<EditConflict> conflicts() {
    return conflicts;
  }
}
