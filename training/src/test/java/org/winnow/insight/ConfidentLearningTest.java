package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.winnow.datasets.InputException;

/** Expected values were computed with cleanlab 2.9.0. */
class ConfidentLearningTest {
  static final float[][] P = {
    {.90f, .05f, .05f}, {.80f, .15f, .05f}, {.10f, .85f, .05f}, {.55f, .40f, .05f},
    {.05f, .90f, .05f}, {.10f, .80f, .10f}, {.70f, .20f, .10f}, {.15f, .15f, .70f},
    {.05f, .05f, .90f}, {.05f, .15f, .80f}, {.75f, .10f, .15f}, {.30f, .35f, .35f}
  };
  static final int[] Y = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2};

  @Test
  void countsConfidentGuessesByClass() {
    ConfidentLearning found = ConfidentLearning.of(P, Y);
    assertArrayEquals(new double[] {.5875, .5125, .55}, found.thresholds(), 1e-7);
    assertArrayEquals(new int[][] {{2, 1, 0}, {1, 2, 1}, {1, 0, 2}}, found.joint());
    assertArrayEquals(new int[][] {{3, 1, 0}, {1, 2, 1}, {1, 0, 3}}, found.calibratedJoint());
  }

  @Test
  void marksTheFourWrongLabels() {
    ConfidentLearning found = ConfidentLearning.of(P, Y);
    assertArrayEquals(
        new int[] {2, 6, 7, 10}, positions(found.flagged(LabelFilter.PRUNE_BY_NOISE_RATE)));
    assertArrayEquals(new int[] {2, 6, 7, 10}, positions(found.offDiagonal()));
    assertEquals(4, found.issues());
    assertEquals(4, found.calibratedIssues());
  }

  @ParameterizedTest
  @EnumSource
  void everyFilterMarksTheFourWrongLabels(LabelFilter filter) {
    boolean[] found = ConfidentLearning.of(P, Y).flagged(filter);
    assertArrayEquals(new int[] {2, 6, 7, 10}, positions(found));
  }

  @Test
  void ratesOfConfusionComeFromTheCalibratedJoint() {
    NoiseEstimate noise = ConfidentLearning.of(P, Y).noise();
    // Calibrated joint [3 1 0; 1 2 1; 1 0 3]: column sums 5, 3 and 4.
    assertArrayEquals(new double[] {5 / 12., 3 / 12., 4 / 12.}, noise.trueShares(), 1e-12);
    assertArrayEquals(new double[] {.6, .2, .2}, noise.givenTrue()[0], 1e-12);
    assertArrayEquals(new double[] {.25, .5, .25}, noise.trueGiven()[1], 1e-12);
    assertEquals(1 / 12., noise.joint()[2][0], 1e-12);
  }

  @Test
  void aClassWithoutExamplesIsItself() {
    float[][] p = {{.1f, .2f, .7f}, {.3f, .6f, .1f}};
    NoiseEstimate noise = ConfidentLearning.of(p, new int[] {1, 1}).noise();
    assertArrayEquals(new double[] {1, 0, 0}, noise.trueGiven()[0]);
    assertArrayEquals(new double[] {0, 0, 1}, noise.givenTrue()[2]);
  }

  @Test
  void neverGuessesAClassThatNoExampleIsLabelledAs() {
    float[][] p = {{.1f, .2f, .7f}, {.3f, .6f, .1f}};
    ConfidentLearning found = ConfidentLearning.of(p, new int[] {0, 1});
    assertEquals(2, found.thresholds()[2]);
    assertEquals(0, found.joint()[0][2]);
  }

  @Test
  void roundsARowButKeepsItsTotal() {
    // 2.5 → 2 by ties to even; the total 7 needs one more, given to the last of equal remainders.
    assertArrayEquals(new int[] {2, 3, 2}, JointCounts.rounded(new double[] {2.5, 2.5, 2}));
    // 1 + 1 + 1 is one too many for 2: taken where most was added.
    assertArrayEquals(new int[] {1, 1, 0}, JointCounts.rounded(new double[] {.7, .7, .6}));
  }

  @Test
  void leavesAnExampleInEveryClass() {
    // Class 0 would lose both its examples: the diagonal becomes 1, taken from the one other cell.
    assertArrayEquals(
        new int[][] {{1, 1}, {0, 3}}, JointCounts.prune(new int[][] {{0, 2}, {0, 3}}));
  }

  @Test
  void saysWhereAProbabilityIsNone() {
    float[][] p = {{.5f, .5f}, {Float.NaN, .5f}};
    InputException e =
        assertThrows(InputException.class, () -> ConfidentLearning.of(p, new int[] {0, 1}));
    assertEquals("probability NaN (position 1) is not within 0 to 1", e.getMessage());
    float[][] logits = {{.9f, .9f}};
    e = assertThrows(InputException.class, () -> ConfidentLearning.of(logits, new int[] {0}));
    assertTrue(e.getMessage().contains("sum to 1.8"), e.getMessage());
  }

  static int[] positions(boolean[] mask) {
    return IntStream.range(0, mask.length).filter(i -> mask[i]).toArray();
  }
}
