package org.winnow.training;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A division into parts of equal size that hold each class in equal shares. */
final class Folds {
  private final int[] foldOf;
  private final int count;

  private Folds(int[] foldOf, int count) {
    this.foldOf = foldOf;
    this.count = count;
  }

  /**
   * Deals the examples of each class, shuffled, to the folds in turn; the next class goes on where
   * the one before ended, so that fold sizes differ by at most one.
   */
  static Folds stratified(int[] labels, int classes, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] foldOf = new int[labels.length];
    int next = 0;
    for (int c = 0; c < classes; c++) {
      int wanted = c;
      int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == wanted).toArray();
      for (int i = members.length - 1; i >= 0; i--) {
        int j = random.nextInt(i + 1);
        foldOf[members[j]] = next++ % count;
        members[j] = members[i];
      }
    }
    return new Folds(foldOf, count);
  }

  int count() {
    return count;
  }

  /** Those of {@code rows} (aligned with the labels) that are in a fold, in their order. */
  int[] inside(int fold, int[] rows) {
    return IntStream.range(0, rows.length)
        .filter(i -> foldOf[i] == fold)
        .map(i -> rows[i])
        .toArray();
  }

  /** Those that are not. */
  int[] outside(int fold, int[] rows) {
    return IntStream.range(0, rows.length)
        .filter(i -> foldOf[i] != fold)
        .map(i -> rows[i])
        .toArray();
  }

  /** Positions of a fold's members. */
  int[] positions(int fold) {
    return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == fold).toArray();
  }
}
