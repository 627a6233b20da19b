package org.winnow.export;

/**
 * How 8-bit numbers stand for real ones: q for (q − zero) · scale.
 *
 * @param scale above 0
 * @param zero −128 to 127
 */
record Quant(double scale, int zero) {
  private static final int STEPS = 255;
  private static final double LEAST = 1e-6;

  /** So that a range, and 0, fit. */
  static Quant of(float[] range) {
    double low = Math.min(0, range[0]);
    double high = Math.max(0, range[1]);
    double scale = Math.max(high - low, LEAST) / STEPS;
    return new Quant(scale, clamped(-128 - low / scale));
  }

  double real(int q) {
    return (q - zero) * scale;
  }

  byte of(double real) {
    return (byte) clamped(zero + real / scale);
  }

  private static int clamped(double q) {
    return (int) Math.max(-128, Math.min(127, Math.rint(q)));
  }
}
