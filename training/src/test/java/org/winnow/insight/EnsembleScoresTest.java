package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;

/** Expected values were computed with cleanlab 2.9.0. */
class EnsembleScoresTest {
  private static final int[] Y = ConfidentLearningTest.Y;

  /** The tiny vector; the same with 30 % of each row moved on by one class; a network of chance. */
  private static final List<float[][]> MEMBERS =
      List.of(ConfidentLearningTest.P, moved(ConfidentLearningTest.P), chance());

  @Test
  void meansAllAlike() {
    double[] expected = {
      .6261111, .5694444, .1727778, .4277778, .6261111, .5744444, .2944444, .2111111, .6261111,
      .5794444, .2061111, .3444444
    };
    assertArrayEquals(
        expected,
        EnsembleScores.of(MEMBERS, Y, LabelScore.SELF_CONFIDENCE, EnsembleScores.Weighting.UNIFORM),
        1e-6);
  }

  @Test
  void meansByAccuracy() {
    double[] expected = {
      .7313889, .6711111, .2491667, .5204167, .7313889, .6905556, .3697222, .3181944, .7313889,
      .6905556, .29875, .5029167
    };
    assertArrayEquals(
        expected,
        EnsembleScores.of(
            MEMBERS, Y, LabelScore.NORMALIZED_MARGIN, EnsembleScores.Weighting.ACCURACY),
        1e-6);
  }

  @Test
  void findsTheWeightsWithTheLeastLogLoss() {
    double[] weights = EnsembleScores.weights(MEMBERS, Y, EnsembleScores.Weighting.LOG_LOSS);
    assertArrayEquals(new double[] {1, 0, 0}, weights, 1e-6);
  }

  @Test
  void takesWeightsOfOnesOwn() {
    double[] first =
        EnsembleScores.of(MEMBERS, Y, LabelScore.SELF_CONFIDENCE, new double[] {.5, 0, .5});
    assertEquals((.9 + 1 / 3.) / 2, first[0], 1e-6);
    InputException e =
        assertThrows(
            InputException.class,
            () -> EnsembleScores.of(MEMBERS, Y, LabelScore.SELF_CONFIDENCE, new double[] {1, 1}));
    assertEquals("expected 3 weights, none negative, summing to 1; got [1.0, 1.0]", e.getMessage());
  }

  @Test
  void refusesMembersOfOtherExamples() {
    List<float[][]> uneven = List.of(ConfidentLearningTest.P, new float[][] {{1, 0, 0}});
    InputException e =
        assertThrows(
            InputException.class,
            () -> EnsembleScores.weights(uneven, Y, EnsembleScores.Weighting.UNIFORM));
    assertEquals(
        "expected a row of every member for each of the 12 examples, got 1", e.getMessage());
  }

  private static float[][] moved(float[][] p) {
    float[][] rows = new float[p.length][3];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < 3; c++) {
        rows[i][c] = .7f * p[i][c] + .3f * p[i][(c + 2) % 3];
      }
    }
    return rows;
  }

  private static float[][] chance() {
    float[][] rows = new float[Y.length][3];
    for (float[] row : rows) {
      java.util.Arrays.fill(row, 1 / 3f);
    }
    return rows;
  }
}
