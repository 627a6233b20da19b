package org.winnow.datasets.repository;

import java.util.List;
import java.util.Optional;

/**
 * What came of a merge, a cherry-pick or a revert.
 *
 * @param commit the commit checked out now; empty where conflicts have to be settled first
 * @param conflicts examples that both sides judged differently: to be settled, or where a revert
 *     was asked for, left as they are
 */
public record MergeResult(Kind kind, Optional<Commit> commit, List<MergeConflict> conflicts) {
  /** How it ended. */
  public enum Kind {
    /** There was nothing to do. */
    UP_TO_DATE,
    /** The branch went on to the other commit, which follows it. */
    FAST_FORWARD,
    COMMITTED,
    /** Conflicts wait to be settled. */
    CONFLICTS
  }

  public MergeResult {
    conflicts = List.copyOf(conflicts);
  }

  static MergeResult waiting(List<MergeConflict> conflicts) {
    return new MergeResult(Kind.CONFLICTS, Optional.empty(), conflicts);
  }
}
