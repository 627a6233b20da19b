package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers worked out by hand: p = 1 / (1 + e^−margin) of two classes. */
class TrainingDynamicsTest {
  private static final float LN3 = (float) Math.log(3);
  private static final float LN9 = (float) Math.log(9);

  @Test
  void agreesWithHandComputedNumbers() {
    RecordedTrace trace = new RecordedTrace(new int[] {0, 1}, 2, 4);
    // p(label) .75, .25, .9, .1: right, wrong, right, wrong
    margins(trace, 0, LN3, -LN3, LN9, -LN9);
    // p(label) .25, .25, .1, .1
    margins(trace, 1, LN3, LN3, LN9, LN9);
    List<TrainingDynamics> found = TrainingDynamics.of(trace);

    TrainingDynamics torn = found.get(0);
    assertEquals(4, torn.epochs());
    assertEquals(.5, torn.confidence(), 1e-6);
    // deviations .25, .25, .4, .4: √((2 · .0625 + 2 · .16) / 4) = √.11125
    assertEquals(.333542, torn.variability(), 1e-6);
    // (ln 4/3 + ln 4 + ln 10/9 + ln 10) / 4 = ln(5.3333 · 11.1111) / 4
    assertEquals(1.0204805, torn.meanLoss(), 1e-6);
    assertEquals(0, torn.area(), 1e-6);
    assertEquals(2, torn.correct());
    assertEquals(.5, torn.correctness());
    assertEquals(2, torn.forgotten());
    assertFalse(torn.neverLearnt());

    TrainingDynamics wrong = found.get(1);
    assertEquals(.175, wrong.confidence(), 1e-6);
    assertEquals(.075, wrong.variability(), 1e-6);
    // (2 ln 4 + 2 ln 10) / 4 = ln 40 / 2
    assertEquals(1.844440, wrong.meanLoss(), 1e-6);
    // −(2 ln 3 + 2 ln 9) / 4 = −3 ln 3 / 2
    assertEquals(-1.647918, wrong.area(), 1e-6);
    assertEquals(0, wrong.correct());
    assertEquals(0, wrong.forgotten());
    assertTrue(wrong.neverLearnt());
  }

  @Test
  void countsOnlyStepsFromRightToWrong() {
    RecordedTrace trace = new RecordedTrace(new int[] {0}, 2, 5);
    margins(trace, 0, -1, 1, 1, -1, 1);
    assertEquals(1, TrainingDynamics.of(trace, 0).forgotten());
    assertEquals(3, TrainingDynamics.of(trace, 0).correct());
  }

  @Test
  void takesTheLargestOtherLogitForTheMargin() {
    RecordedTrace trace = new RecordedTrace(new int[] {1}, 3, 2);
    trace.record(0, 0, 1, 3, 2);
    trace.record(0, 1, 4, 3, -5);
    // (3 − 2) and (3 − 4)
    assertEquals(0, TrainingDynamics.of(trace, 0).area(), 1e-6);
  }

  /** Logits of classes 0 and 1, apart by a margin for class 0. */
  private static void margins(RecordedTrace trace, int i, float... margins) {
    for (int e = 0; e < margins.length; e++) {
      trace.record(i, e, margins[e], 0);
    }
  }
}
