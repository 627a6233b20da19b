package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.insight.LearningCurve;
import org.winnow.insight.LearningCurves;
import org.winnow.insight.Strategy;

class LearningCurveFigureTest {
  private static final int[] LABELS = {20, 40, 60};

  @Test
  void tellsLabelsToEachAccuracyBesideRandomChoice() {
    Figure figure = LearningCurveFigure.of(curves(4));
    List<String> lines = figure.text().lines().toList();
    assertEquals("Labels needed on digits, median (4 of 4 runs)", lines.get(0));
    assertEquals(
        "strategy to 85 % to 90 % to 93 % to 95 % to 96 % of random last accuracy labels",
        tidy(lines.get(1)));
    // By hand; the median of two runs is the larger, and a run that never gets there the largest.
    assertEquals(
        "random 60 – (1 of 2) – (0 of 2) – (0 of 2) – (0 of 2) 88.0 % 60", tidy(lines.get(2)));
    assertEquals("margin 40 40 60 60 60 66.7 % 96.0 % 60", tidy(lines.get(3)));
    assertEquals(1, lines.stream().filter(l -> l.startsWith("margin reached 85 %")).count());
    assertTrue(Read.png(figure).getWidth() > 300);
  }

  @Test
  void saysThatAnInterruptedReplayIsNotWhole() {
    String text = LearningCurveFigure.of(curves(6)).text();
    assertTrue(text.startsWith("Labels needed on digits, median (4 of 6 runs, not all"), text);
  }

  @Test
  void hasNothingToShowBeforeTheFirstRound() {
    LearningCurves none = new LearningCurves("digits", 9, 2, List.of());
    assertEquals("No round is done yet.", LearningCurveFigure.of(none).text());
    assertEquals("", LearningCurveFigure.saving(none, Strategy.MARGIN));
  }

  private static String tidy(String line) {
    return line.replaceAll(" +", " ");
  }

  private static LearningCurves curves(int planned) {
    List<LearningCurve> all = new ArrayList<>();
    all.add(new LearningCurve(Strategy.RANDOM, 1, LABELS, new double[] {.6, .8, .9}));
    all.add(new LearningCurve(Strategy.MARGIN, 1, LABELS, new double[] {.6, .93, .96}));
    all.add(new LearningCurve(Strategy.RANDOM, 2, LABELS, new double[] {.6, .8, .86}));
    all.add(new LearningCurve(Strategy.MARGIN, 2, LABELS, new double[] {.6, .91, .96}));
    return new LearningCurves("digits", 270, planned, all);
  }
}
