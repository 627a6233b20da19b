package org.winnow.training.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExponentialTest {
  @Test
  void isAsGoodAsTheLibrarys() {
    for (double x = 0; x > -699; x -= 0.0173) {
      double expected = StrictMath.exp(x);
      assertEquals(expected, Exponential.of(x), 4e-16 * expected, "at " + x);
    }
    assertEquals(1, Exponential.of(0));
    assertEquals(0, Exponential.of(-1e9));
    assertEquals(0, Exponential.of(Double.NEGATIVE_INFINITY));
    assertTrue(Double.isNaN(Exponential.of(Double.NaN)));
  }
}
