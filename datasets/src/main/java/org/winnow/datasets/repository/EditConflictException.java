package org.winnow.datasets.repository;

import java.util.List;
import java.util.stream.Collectors;
import org.winnow.datasets.InputException;

/**
 * A commit was refused since somebody else committed other judgements of the same examples
 * meanwhile. Nothing was changed: the pending edits are still pending.
 */
public final class EditConflictException extends InputException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 5;

  private final transient List<EditConflict> conflicts;

  EditConflictException(List<EditConflict> conflicts, String tip) {
    super(
        conflicts.size()
            + (conflicts.size() == 1 ? " example" : " examples")
            + " of your edits judged differently in commit "
            + tip
            + " meanwhile: "
            + conflicts.stream()
                .limit(SHOWN)
                .map(EditConflictException::shown)
                .collect(Collectors.joining(", "))
            + (conflicts.size() > SHOWN ? ", …" : "")
            + "\nnothing was changed; settle them, or undo, then commit again");
    this.conflicts = List.copyOf(conflicts);
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
