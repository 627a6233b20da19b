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
}
