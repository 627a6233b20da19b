package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;

class AumThresholdsTest {
  /** Class 2 does not exist. e3 and e4 are samples in both trainings, e0 and e2 in one. */
  private static final AumThresholds FOUND =
      new AumThresholds(
          List.of(
              trace(new int[] {0, 1, 2, 2, 2}, 1, -1.5f, -1, -2, -3),
              trace(new int[] {2, 1, 0, 2, 2}, -4, .5f, 3, -1, -2)));

  @Test
  void theThresholdIsThe99thPercentileOfTheSamples() {
    // −3 −2 −1: at .99 · 2 = 1.98, so −2 + .98; −4 −2 −1 has the same there
    assertArrayEquals(new double[] {-1.02, -1.02}, FOUND.thresholds(), 1e-6);
    assertEquals(
        "Threshold -1.020 and -1.020: the 99th percentile of the areas of 6 threshold samples in 2"
            + " trainings of their own.",
        FOUND.sentence());
    assertEquals(7, AumThresholds.percentile(new double[] {7}, 99));
  }

  @Test
  void judgesAnExampleByTheTrainingsInWhichItWasNoSample() {
    assertEquals(2.02, FOUND.excess("e0").orElseThrow(), 1e-6);
    assertEquals(-.5 + 1.02, FOUND.excess("e1").orElseThrow(), 1e-6);
    assertEquals(4.02, FOUND.excess("e2").orElseThrow(), 1e-6);
    assertTrue(FOUND.excess("e3").isEmpty());
    assertTrue(FOUND.excess("e9").isEmpty());
  }

  @Test
  void ranksSuspectsByIt() {
    RecordedTrace trace = trace(new int[] {0, 1, 0}, 2, 2, 2);
    SuspectList found = Suspects.fromTrace(trace, List.of("cat", "dog", "owl")).by(FOUND);
    assertEquals(List.of("e1", "e0", "e2"), found.stream().map(Suspect::id).toList());
    assertEquals(.52, found.get(0).score(), 1e-6);
    assertTrue(
        found.get(0).reason().endsWith("; area under the margin -0.500, threshold -1.020"),
        found.get(0).reason());
    assertTrue(found.basis().sentence().startsWith("Threshold -1.020 and "));
    assertTrue(found.inSample());
  }

  @Test
  void refusesWhatWasNotInTheTrainings() {
    SuspectList found =
        Suspects.fromTrace(trace(new int[] {0, 1, 0, 1}, 2, 2, 2, 2), List.of("a", "b", "c"));
    InputException e = assertThrows(InputException.class, () -> found.by(FOUND));
    assertEquals("example e3 was not in the trainings with threshold samples", e.getMessage());
    RecordedTrace none = trace(new int[] {0, 1}, 1, 1);
    assertThrows(InputException.class, () -> new AumThresholds(List.of(none)));
  }

  /** One epoch in which the label's logit is the margin and the others are 0. */
  private static RecordedTrace trace(int[] labels, float... margins) {
    RecordedTrace trace = new RecordedTrace(labels, 3, 1);
    for (int i = 0; i < labels.length; i++) {
      float[] row = new float[3];
      row[labels[i]] = margins[i];
      trace.record(i, 0, row);
    }
    return trace;
  }
}
