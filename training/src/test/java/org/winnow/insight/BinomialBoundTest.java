package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;

class BinomialBoundTest {

  @Test
  void fiftyWithoutErrorProveAtMostSixPercent() {
    // With no error the bound is in closed form: 1 − (1 − .95)^(1/50).
    assertEquals(1 - Math.pow(.05, 1 / 50.0), BinomialBound.upper(0, 50, .95), 1e-9);
    assertEquals(.058, BinomialBound.upper(0, 50, .95), .001);
  }

  @Test
  void isTheQuantileOfABetaDistribution() {
    int[][] counts = {{1, 100}, {2, 10}, {30, 1000}, {7, 8}, {500, 100_000}};
    for (int[] c : counts) {
      BetaDistribution beta = new BetaDistribution(c[0] + 1, c[1] - c[0]);
      double expected = beta.inverseCumulativeProbability(.95);
      assertEquals(expected, BinomialBound.upper(c[0], c[1], .95), 1e-6, c[0] + " of " + c[1]);
    }
  }

  @Test
  void nothingSeenProvesNothing() {
    assertEquals(1, BinomialBound.upper(0, 0, .95));
    assertEquals(1, BinomialBound.upper(3, 3, .95));
    assertThrows(IllegalArgumentException.class, () -> BinomialBound.upper(4, 3, .95));
  }
}
