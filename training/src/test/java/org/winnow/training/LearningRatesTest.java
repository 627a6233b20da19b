package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LearningRatesTest {
  private static final Recipe RECIPE = Recipe.standard().withLearningRate(0.4);

  @Test
  void constantStaysAsItIs() {
    assertEquals(0.4, LearningRates.at(RECIPE, 0, 100));
    assertEquals(0.4, LearningRates.at(RECIPE, 99, 100));
  }

  @Test
  void cosineFallsToZero() {
    Recipe cosine = RECIPE.withSchedule(Schedule.COSINE);
    assertEquals(0.4, LearningRates.at(cosine, 0, 100), 1e-12);
    assertEquals(0.4 * (1 + Math.sqrt(0.5)) / 2, LearningRates.at(cosine, 25, 100), 1e-12);
    assertEquals(0.2, LearningRates.at(cosine, 50, 100), 1e-12);
  }

  @Test
  void oneCycleRisesOverThirtyPercentAndFalls() {
    Recipe cycle = RECIPE.withSchedule(Schedule.ONE_CYCLE);
    assertEquals(0.4 / 30, LearningRates.at(cycle, 0, 100), 1e-12);
    assertEquals(0.4, LearningRates.at(cycle, 29, 100), 1e-12);
    assertEquals(0.4, LearningRates.at(cycle, 30, 100), 1e-12);
    assertEquals(0.2, LearningRates.at(cycle, 65, 100), 1e-12);
  }

  @Test
  void stepFallsToATenthTwice() {
    Recipe step = RECIPE.withSchedule(Schedule.STEP);
    assertEquals(0.4, LearningRates.at(step, 49, 100), 1e-12);
    assertEquals(0.04, LearningRates.at(step, 50, 100), 1e-12);
    assertEquals(0.04, LearningRates.at(step, 74, 100), 1e-12);
    assertEquals(0.004, LearningRates.at(step, 75, 100), 1e-12);
  }

  @Test
  void warmUpRisesBeforeAnySchedule() {
    Recipe constant = RECIPE.refined(r -> r.withWarmUp(0.1));
    assertEquals(0.04, LearningRates.at(constant, 0, 100), 1e-12);
    assertEquals(0.4, LearningRates.at(constant, 9, 100), 1e-12);
    assertEquals(0.4, LearningRates.at(constant, 99, 100), 1e-12);
    Recipe cosine = constant.withSchedule(Schedule.COSINE);
    assertEquals(0.2, LearningRates.at(cosine, 4, 100), 1e-12);
    assertEquals(0.4, LearningRates.at(cosine, 10, 100), 1e-12);
    assertEquals(0.2, LearningRates.at(cosine, 55, 100), 1e-12);
    Recipe cycle = RECIPE.withSchedule(Schedule.ONE_CYCLE).refined(r -> r.withWarmUp(0.5));
    assertEquals(0.2, LearningRates.at(cycle, 24, 100), 1e-12);
    assertEquals(0.2, LearningRates.at(cycle, 75, 100), 1e-12);
  }
}
