package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.winnow.datasets.InputException;

class EvaluationTest {
  /** Newcombe 1998, Statistics in Medicine 17, table I, method 3. */
  @ParameterizedTest
  @CsvSource({"81,263,.2553,.3662", "15,148,.0624,.1605", "0,20,0,.1611", "1,29,.0061,.1718"})
  void wilsonIntervalsArePublishedOnes(int successes, int n, double low, double high) {
    Interval interval = Interval.wilson(successes, n);
    assertEquals(low, interval.low(), 5e-5);
    assertEquals(high, interval.high(), 5e-5);
    assertEquals((double) successes / n, interval.estimate());
  }

  /** Truth 0 1 2 2 2, predicted 0 0 2 2 1; figures by hand. */
  @Test
  void countsAndSharesByClass() {
    Evaluation e = evaluate(new int[] {0, 1, 2, 2, 2}, 3, 0, 0, 2, 2, 1);
    assertArrayEquals(new int[][] {{1, 0, 0}, {1, 0, 0}, {0, 1, 2}}, e.confusion());
    assertEquals(0.6, e.accuracy().estimate());
    assertScores(e.perClass().get(0), 1, 2, 0.5, 1, 2 / 3.0);
    assertScores(e.perClass().get(1), 1, 1, 0, 0, 0);
    assertScores(e.perClass().get(2), 3, 2, 1, 2 / 3.0, 0.8);
    assertEquals(0.5, e.macroPrecision().orElseThrow(), 1e-12);
    assertEquals(5 / 9.0, e.macroRecall().orElseThrow(), 1e-12);
    assertEquals((2 / 3.0 + 0 + 0.8) / 3, e.macroF1().orElseThrow(), 1e-12);
  }

  private static void assertScores(ClassScores s, int support, int predicted, double... figures) {
    assertEquals(support, s.support());
    assertEquals(predicted, s.predicted());
    assertEquals(figures[0], s.precision().orElseThrow(), 1e-12);
    assertEquals(figures[1], s.recall().orElseThrow(), 1e-12);
    assertEquals(figures[2], s.f1().orElseThrow(), 1e-12);
  }

  @Test
  void whatIsNotDefinedIsEmpty() {
    Evaluation e = evaluate(new int[] {0, 0}, 3, 0, 1);
    ClassScores absent = e.perClass().get(2);
    assertEquals(OptionalDouble.empty(), absent.precision());
    assertEquals(OptionalDouble.empty(), absent.recall());
    assertEquals(OptionalDouble.empty(), absent.f1());
    assertEquals(OptionalDouble.empty(), absent.prArea());
    assertEquals(OptionalDouble.empty(), absent.rocArea());
    assertEquals(OptionalDouble.empty(), e.perClass().get(0).rocArea(), "no other class occurs");
    assertEquals(OptionalDouble.of(0), e.perClass().get(1).precision());
    assertEquals(OptionalDouble.empty(), e.perClass().get(1).recall());
    assertEquals(OptionalDouble.empty(), e.macroRocArea());
    assertEquals(0.5, e.macroPrecision().orElseThrow(), "over classes 0 and 1");
  }

  /**
   * Scores .1 .4 .35 .8 for truth 0 0 1 1. By hand: of the four pairs three are in order; precision
   * 1 at recall ½, then 2/3 at recall 1.
   */
  @Test
  void areasUnderCurves() {
    Evaluation e =
        Evaluation.of(
            predictions(new float[][] {{.9f, .1f}, {.6f, .4f}, {.65f, .35f}, {.2f, .8f}}),
            new int[] {0, 0, 1, 1});
    assertEquals(0.75, e.perClass().get(1).rocArea().orElseThrow(), 1e-12);
    assertEquals(0.5 + 1 / 3.0, e.perClass().get(1).prArea().orElseThrow(), 1e-12);
    assertEquals(0.75, e.macroRocArea().orElseThrow(), 1e-12);
  }

  @Test
  void tiesCountHalf() {
    float[][] same = {{.5f, .5f}, {.5f, .5f}, {.5f, .5f}, {.5f, .5f}};
    Evaluation e = Evaluation.of(predictions(same), new int[] {0, 1, 0, 1});
    assertEquals(0.5, e.perClass().get(0).rocArea().orElseThrow(), 1e-12);
    assertEquals(0.5, e.perClass().get(0).prArea().orElseThrow(), 1e-12);
  }

  /** By hand: −(ln .9 + ln .9 + ln .8 + ln .65) / 4. */
  @Test
  void logLossIsTheMeanSurprise() {
    Evaluation e =
        Evaluation.of(
            predictions(new float[][] {{.1f, .9f}, {.9f, .1f}, {.8f, .2f}, {.35f, .65f}}),
            new int[] {1, 0, 0, 1});
    assertEquals(0.21616, e.logLoss(), 1e-5);
    Evaluation sure = Evaluation.of(predictions(new float[][] {{0, 1}}), new int[] {0});
    assertEquals(-Math.log(1e-15), sure.logLoss(), 1e-9);
  }

  /**
   * Confidences .9 right, .88 wrong (one bin, (.8667, .9333]), .65 right and .62 right (one bin,
   * (.6, .6667]): (|1 − 1.78| + |2 − 1.27|) / 4.
   */
  @Test
  void calibrationErrorIsTheMeanGap() {
    Evaluation e =
        Evaluation.of(
            predictions(new float[][] {{.9f, .1f}, {.12f, .88f}, {.65f, .35f}, {.38f, .62f}}),
            new int[] {0, 0, 0, 1});
    assertEquals((0.78 + 0.73) / 4, e.calibrationError(), 1e-6);
  }

  @Test
  void refusesWhatCannotBeCompared() {
    Predictions two = predictions(new float[][] {{1, 0}, {0, 1}});
    assertRefused(two, new int[] {0}, "2 predictions cannot be compared with 1 labels");
    assertRefused(two, new int[] {0, -1}, "example e1 has no label");
    assertRefused(predictions(new float[0][]), new int[0], "no labelled example");
  }

  private static void assertRefused(Predictions predictions, int[] truth, String expected) {
    String message =
        assertThrows(InputException.class, () -> Evaluation.of(predictions, truth)).getMessage();
    assertTrue(message.contains(expected), message);
  }

  private static Evaluation evaluate(int[] truth, int classes, int... predicted) {
    float[][] probabilities = new float[truth.length][classes];
    for (int i = 0; i < truth.length; i++) {
      probabilities[i][predicted[i]] = 1;
    }
    return Evaluation.of(predictions(probabilities, classes), truth);
  }

  private static Predictions predictions(float[][] probabilities) {
    return predictions(probabilities, 2);
  }

  private static Predictions predictions(float[][] probabilities, int classes) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      ids.add("e" + i);
    }
    return new Predictions(ids, List.of("a", "b", "c").subList(0, classes), probabilities, true);
  }
}
