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
    Schedule schedule = recipe.schedule();
    double share = recipe.refinement().warmUp();
    if (share == 0 && schedule == Schedule.ONE_CYCLE) {
      share = WARM_UP;
    }
    long warm = share == 0 ? 0 : Math.max(1, Math.round(share * steps));
    if (step < warm) {
      return rate * (step + 1) / warm;
    }
    return switch (schedule) {
      case CONSTANT -> rate;
      case STEP -> rate * (2 * step < steps ? 1 : 4 * step < 3 * steps ? 0.1 : 0.01);
      case COSINE, ONE_CYCLE -> rate * cosine((double) (step - warm) / Math.max(1, steps - warm));
    };
  }

  /** From 1 down to 0 as its argument goes from 0 to 1. */
  private static double cosine(double done) {
    return (1 + StrictMath.cos(Math.PI * done)) / 2;
  }
}
