package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LearningCurvesTest {
  private static final int[] LABELS = {10, 20, 30, 40};
  private static final LearningCurves CURVES =
      new LearningCurves(
          "digits",
          100,
          6,
          List.of(
              curve(Strategy.RANDOM, 1, .5, .6, .7, .9),
              curve(Strategy.MARGIN, 1, .5, .9, .9, .95),
              curve(Strategy.RANDOM, 2, .4, .6, .9, .85),
              curve(Strategy.MARGIN, 2, .5, .7, .9, .95),
              curve(Strategy.RANDOM, 3, .5, .6, .7, .8),
              curve(Strategy.MARGIN, 3, .6, .9, .8, .95)));

  @Test
  void countsTheLabelsUntilAnAccuracyIsFirstReached() {
    assertEquals(OptionalInt.of(30), CURVES.curves().get(2).labelsTo(.85));
    assertEquals(OptionalInt.empty(), CURVES.curves().get(4).labelsTo(.85));
  }

  @Test
  void runsThatNeverGetThereCountAsMoreThanAny() {
    // Random: 40, 30, never: the middle one is 40. Margin: 20, 30, 20.
    assertEquals(
        new LearningCurves.Need(OptionalInt.of(40), 2, 3), CURVES.labelsTo(Strategy.RANDOM, .9));
    assertEquals(
        new LearningCurves.Need(OptionalInt.of(20), 3, 3), CURVES.labelsTo(Strategy.MARGIN, .9));
    assertEquals(OptionalDouble.of(.5), CURVES.shareOfRandom(Strategy.MARGIN, .9));
    assertEquals(OptionalInt.empty(), CURVES.labelsTo(Strategy.RANDOM, .92).median());
    assertEquals(OptionalDouble.empty(), CURVES.shareOfRandom(Strategy.MARGIN, .92));
  }

  @Test
  void averagesOverTheRunsThatHaveSoManyLabels() {
    LearningCurves.Mean mean = CURVES.mean(Strategy.RANDOM);
    assertArrayEquals(LABELS, mean.labels());
    assertArrayEquals(new double[] {1.4 / 3, .6, 2.3 / 3, .85}, mean.accuracy(), 1e-12);
  }

  @Test
  void knowsWhenItIsNotWhole() {
    assertFalse(CURVES.isPartial());
    List<LearningCurve> fewer = CURVES.curves().subList(0, 5);
    assertTrue(new LearningCurves("digits", 100, 6, fewer).isPartial());
    LearningCurve cut = new LearningCurve(Strategy.MARGIN, 3, new int[] {10}, new double[] {.5});
    List<LearningCurve> broken = List.of(fewer.get(0), fewer.get(1), cut);
    assertTrue(new LearningCurves("digits", 100, 3, broken).isPartial());
  }

  private static LearningCurve curve(Strategy strategy, long seed, double... accuracy) {
    return new LearningCurve(strategy, seed, LABELS, accuracy);
  }
}
