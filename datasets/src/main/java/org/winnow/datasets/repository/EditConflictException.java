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
            + " examples you edited were judged differently in commit "
            + tip
            + " meanwhile: "
            + conflicts.stream()
                .limit(SHOWN)
                .map(EditConflict::toString)
                .collect(Collectors.joining(", "))
            + (conflicts.size() > SHOWN ? ", …" : "")
            + "\nnothing was changed; settle them with yours or theirs, or undo, then commit again");
    this.conflicts = List.copyOf(conflicts);
  }

  /** All examples in conflict. */
  public List<EditConflict> conflicts() {
    return conflicts;
  }
}
