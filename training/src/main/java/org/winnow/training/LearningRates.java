package org.winnow.training;

/** The learning rate of each step. */
final class LearningRates {
  /** Share of the steps that warm up (Smith 2018). */
  private static final double WARM_UP = 0.3;

  private LearningRates() {}

  /**
   * @param step 0 for the first
   * @param steps of the whole training
   */
  static double at(Recipe recipe, long step, long steps) {
    double rate = recipe.learningRate();
    return switch (recipe.schedule()) {
      case CONSTANT -> rate;
      case COSINE -> rate * cosine((double) step / steps);
      case ONE_CYCLE -> {
        long warm = Math.max(1, Math.round(WARM_UP * steps));
        yield step < warm
            ? rate * (step + 1) / warm
            : rate * cosine((double) (step - warm) / Math.max(1, steps - warm));
      }
    };
  }

  /** From 1 down to 0 as its argument goes from 0 to 1. */
  private static double cosine(double done) {
    return (1 + StrictMath.cos(Math.PI * done)) / 2;
  }
}
