package org.winnow.insight;

import java.util.OptionalInt;

/**
 * How accurate a network became as labels were added: one run of one strategy. The arrays are not
 * copied and not to be changed.
 *
 * @param seed of the run: its first labels, weights and draws
 * @param labels how many labels there were, ascending
 * @param accuracy share of the held-out examples predicted right then, 0 to 1
 */
public record LearningCurve(Strategy strategy, long seed, int[] labels, double[] accuracy) {
  public LearningCurve {
    if (labels.length != accuracy.length) {
      throw new IllegalArgumentException(labels.length + " labels, " + accuracy.length);
    }
  }

  /** The least number of labels with at least this accuracy; empty if it was never reached. */
  public OptionalInt labelsTo(double target) {
    for (int i = 0; i < labels.length; i++) {
      if (accuracy[i] >= target) {
        return OptionalInt.of(labels[i]);
      }
    }
    return OptionalInt.empty();
  }
}
