package org.winnow.datasets.repository;

import java.util.List;
import java.util.Optional;

/** Counts what becomes of examples, from their judgements before and after. */
final class ChangeTally {
  private final int[] counts = new int[Change.Kind.values().length];

  /** Counts one example. */
  void count(List<Judgement> before, List<Judgement> after) {
    Optional<Judgement> from = Judgement.standing(before);
    Optional<Judgement> to = Judgement.standing(after);
    if (!from.equals(to)) {
      boolean same = from.map(Judgement::classId).equals(to.map(Judgement::classId));
      Changes.kind(Judgement.present(from), Judgement.present(to), same)
          .ifPresent(kind -> counts[kind.ordinal()]++);
    }
    boolean flagged =
        after.stream().anyMatch(judgement -> !judgement.decides() && !before.contains(judgement));
    counts[Change.Kind.FLAGGED.ordinal()] += flagged ? 1 : 0;
  }

  EditCounts total() {
    return EditCounts.of(counts);
  }
}
