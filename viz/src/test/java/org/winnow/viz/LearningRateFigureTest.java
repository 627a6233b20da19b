package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.winnow.training.LearningRateCurve;

class LearningRateFigureTest {
  @Test
  void tellsTheRangeTheLowestLossAndTheSuggestion() {
    double[] rates = new double[50];
    double[] losses = new double[50];
    for (int i = 0; i < 50; i++) {
      rates[i] = Math.pow(10, -5 + i / 10.0);
      losses[i] = i < 40 ? 2 - i / 25.0 : 40;
    }
    Figure figure = LearningRateFigure.of(new LearningRateCurve(rates, losses, true));
    String first = figure.text().lines().findFirst().orElseThrow();
    assertTrue(first.startsWith("50 steps from 1.0e-05 to 7.9e-01; loss 2.000 at first"), first);
    assertTrue(figure.text().contains("suggested: --lr "), figure.text());
    assertTrue(Read.png(figure).getWidth() > 300);
  }

  @Test
  void saysWhatIsMissing() {
    assertEquals(
        "No step is done yet.",
        LearningRateFigure.of(new LearningRateCurve(new double[0], new double[0], false)).text());
    Figure part =
        LearningRateFigure.of(
            new LearningRateCurve(new double[] {1, 2, 3}, new double[] {2, 2, 2}, false));
    assertTrue(part.text().contains("3.0e+00 (interrupted)"), part.text());
    assertTrue(part.text().contains("no suggestion"), part.text());
  }
}
