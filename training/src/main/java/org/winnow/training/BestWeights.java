package org.winnow.training;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Keeps the weights with the lowest validation loss, or the latest where there is no validation
 * split.
 */
final class BestWeights {
  private final OptionalInt patience;
  private Weights weights;
  private int epoch;
  private double lowest = Double.POSITIVE_INFINITY;

  BestWeights(OptionalInt patience) {
    this.patience = patience;
  }

  /**
   * As it was.
   *
   * @param epoch that the weights come from
   * @param lowest their validation loss; infinite where there is no validation split
   */
  static BestWeights of(OptionalInt patience, Weights weights, int epoch, double lowest) {
    BestWeights best = new BestWeights(patience);
    best.weights = weights;
    best.epoch = epoch;
    best.lowest = lowest;
    return best;
  }

  /** As it is now, for a training that goes on later. */
  BestWeights copy() {
    return under(patience);
  }

  /** As it is now, with another patience. */
  BestWeights under(OptionalInt other) {
    return of(other, weights, epoch, lowest);
  }

  /** Takes note of an epoch; gives whether patience is at an end. */
  boolean offer(int done, OptionalDouble validationLoss, Weights now) {
    if (weights == null || validationLoss.isEmpty() || validationLoss.getAsDouble() < lowest) {
      weights = now;
      epoch = done;
      lowest = validationLoss.orElse(Double.POSITIVE_INFINITY);
    }
    return patience.isPresent() && done - epoch >= patience.getAsInt();
  }

  Optional<Weights> weights() {
    return Optional.ofNullable(weights);
  }

  /** Their validation loss; infinite where there is no validation split. */
  double lowest() {
    return lowest;
  }

  /** The epoch they come from, from 1. */
  int epoch() {
    return epoch;
  }
}
