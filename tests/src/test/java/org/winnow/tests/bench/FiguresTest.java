package org.winnow.tests.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void averagePrecisionIsAsByHand() {
    // Ranks 1, 3 and 4 are wrong: (1/1 + 2/3 + 3/4) / 3.
    double[] scores = {.1, .2, .3, .4, .5};
    boolean[] wrong = {true, false, true, true, false};
    assertEquals((1 + 2 / 3.0 + 3 / 4.0) / 3, Figures.averagePrecision(scores, wrong), 1e-12);
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertEquals(2, Figures.median(List.of(5.0, 1.0, 2.0)));
    assertEquals(3, Figures.median(List.of(5.0, 1.0, 2.0, 4.0)));
  }

  @Test
  void aLeadIsCountedInStandardErrorsOfTheDifference() {
    // Means 2 and 5, both of variance 1 over three values: -3 / √(1/3 + 1/3).
    List<Double> ours = List.of(1.0, 2.0, 3.0);
    assertEquals(-3 / Math.sqrt(2 / 3.0), Accuracies.lead(ours, List.of(4.0, 5.0, 6.0)), 1e-12);
  }

  @Test
  void tiedScoresCountTogether() {
    double[] scores = {.1, .1, .5};
    assertEquals(.5, Figures.averagePrecision(scores, new boolean[] {true, false, false}), 1e-12);
  }

  @Test
  void lowerEndOfTheIntervalUsesStudentsT() {
    // Mean 2, standard error 1/√3, t(.975, 2) = 4.30265.
    assertEquals(2 - 4.30265 / Math.sqrt(3), Figures.lower95(List.of(1.0, 2.0, 3.0)), 1e-4);
  }
}
