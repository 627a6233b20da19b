package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Expected values were computed with cleanlab 2.9.0, those of the corrected entropy by hand. */
class LabelScoresTest {
  private static final float[][] P = ConfidentLearningTest.P;
  private static final int[] Y = ConfidentLearningTest.Y;

  @Test
  void marginComparesWithTheLargestOtherClass() {
    double[] expected = {.925, .825, .125, .575, .925, .85, .25, .225, .925, .825, .2, .5};
    assertArrayEquals(expected, LabelScores.normalizedMargin(P, Y), 1e-6);
  }

  @Test
  void publishedEntropyIsAsPublished() {
    double[] expected = {
      .841535, .758691, .36962, .625537, .841535, .751541, .421103, .359555, .841535, .758691,
      .381776, .472969
    };
    assertArrayEquals(expected, LabelScores.publishedWeightedEntropy(P, Y), 1e-6);
    assertArrayEquals(expected, LabelScores.confidenceWeightedEntropy(P, Y), 1e-5);
  }

  @Test
  void correctedEntropyTellsASureRightLabelFromASureWrongOne() {
    float[][] sure = {{1, 0, 0}, {1, 0, 0}};
    int[] labels = {0, 1};
    assertArrayEquals(
        new double[] {0, 0}, LabelScores.publishedWeightedEntropy(sure, labels), 1e-12);
    double[] corrected = LabelScores.confidenceWeightedEntropy(sure, labels);
    assertArrayEquals(new double[] {.99999, .1235}, corrected, 1e-4);
  }

  @Test
  void adjustmentFavoursClassesTheNetworkIsLessSureOf() {
    double[] expected = {
      .848315, .758427, .129213, .533708, .898876, .831461, .308989, .269663, .865169, .775281,
      .247191, .483146
    };
    double[] adjusted = LabelScores.normalizedMargin(LabelScores.adjusted(P, Y), Y);
    assertArrayEquals(expected, adjusted, 1e-6);
    assertTrue(adjusted[6] > LabelScores.normalizedMargin(P, Y)[6]);
  }
}
