package org.winnow.training.engine.onednn;

/**
 * e to the power of x, quick and the same on every machine: x = k·ln 2 + r with |r| ≤ ½ ln 2, and
 * Taylor's series of r. Relative error below 3e-16 for x from −700 to 0; below that, 0.
 */
final class Exponential {
  private static final double LOG2_E = 1.4426950408889634;
  // ln 2 in two parts, so that k times the first is exact (Cody and Waite 1980).
  private static final double LN2_HIGH = 6.93147180369123816490e-01;
  private static final double LN2_LOW = 1.90821492927058770002e-10;
  private static final double[] COEFFICIENTS = coefficients();
  private static final double LEAST = -700;
  private static final int BIAS = 1023;
  private static final int MANTISSA_BITS = 52;

  private Exponential() {}

  private static double[] coefficients() {
    double[] inverse = new double[14];
    double factorial = 1;
    for (int i = 0; i < inverse.length; i++) {
      factorial *= Math.max(1, i);
      inverse[i] = 1 / factorial;
    }
    return inverse;
  }

  /**
   * @param x at most 0
   */
  static double of(double x) {
    if (!(x >= LEAST)) {
      return Double.isNaN(x) ? x : 0;
    }
    double k = Math.rint(x * LOG2_E);
    double r = x - k * LN2_HIGH - k * LN2_LOW;
    double sum = COEFFICIENTS[COEFFICIENTS.length - 1];
    for (int i = COEFFICIENTS.length - 2; i >= 0; i--) {
      sum = sum * r + COEFFICIENTS[i];
    }
    return sum * Double.longBitsToDouble(((long) k + BIAS) << MANTISSA_BITS);
  }
}
