package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;
import org.winnow.insight.NoisePosterior.Parameters;

class NoisePosteriorTest {
  private static final Parameters ONE_ROUND = new Parameters(1, .8, .5, 1e-9, 1);

  @Test
  void oneRoundIsAsByHand() {
    // Beliefs .9/.1 labelled 0 and .6/.4 labelled 1.
    // T = [.8 .2; .2 .8]; q of the first (.72, .02)/.74, of the second (.12, .32)/.44.
    // T'[0] ∝ (.5 + .72/.74, .5 + .12/.44) = (1.472973, .772727) → (.655907, .344093)
    // T'[1] ∝ (.5 + .02/.74, .5 + .32/.44) = (.527027, 1.227273) → (.300421, .699579)
    float[][] beliefs = {{.9f, .1f}, {.6f, .4f}};
    NoisePosterior found = NoisePosterior.of(beliefs, new int[] {0, 1}, ONE_ROUND);
    assertArrayEquals(new double[] {.655907, .344093}, found.givenTrue()[0], 1e-5);
    assertArrayEquals(new double[] {.300421, .699579}, found.givenTrue()[1], 1e-5);
    assertEquals(Math.log(.9 * .655907 / (.1 * .300421)), found.scores()[0], 1e-4);
    assertEquals(Math.log(.4 * .699579 / (.6 * .344093)), found.scores()[1], 1e-4);
    double q = .6 * .344093 / (.6 * .344093 + .4 * .699579);
    assertEquals(q, found.posterior()[1][0], 1e-5);
  }

  @Test
  void learnsWhichClassesAreConfused() {
    // 200 examples of each of three classes, surely known; a quarter of class 0 is labelled 1.
    float[][] beliefs = new float[600][3];
    int[] labels = new int[600];
    for (int i = 0; i < 600; i++) {
      int truth = i / 200;
      beliefs[i] = new float[] {.02f, .02f, .02f};
      beliefs[i][truth] = .96f;
      labels[i] = i < 50 ? 1 : truth;
    }
    double[][] t = NoisePosterior.of(beliefs, labels, Parameters.calibrated()).givenTrue();
    assertEquals(.25, t[0][1], .02);
    assertTrue(t[1][0] < .01 && t[0][2] < .01 && t[2][2] > .98);
  }

  @Test
  void staysFiniteForBeliefsOfZeroAndOne() {
    float[][] beliefs = {{1, 0}, {1, 0}, {0, 1}};
    double[] scores =
        NoisePosterior.of(beliefs, new int[] {0, 1, 1}, Parameters.calibrated()).scores();
    assertTrue(Double.isFinite(scores[0]) && scores[0] > 0);
    assertTrue(Double.isFinite(scores[1]) && scores[1] < 0);
  }

  @Test
  void refusesUnlabelledExamples() {
    InputException e =
        assertThrows(
            InputException.class,
            () ->
                NoisePosterior.of(
                    new float[][] {{.5f, .5f}}, new int[] {-1}, Parameters.calibrated()));
    assertTrue(e.getMessage().startsWith("label index -1 (position 0)"), e.getMessage());
  }
}
