package org.winnow.export.run;

/** Whole numbers times fractions. */
final class Fixed {
  private Fixed() {}

  /** value · multiplier / 2^shift, rounded to the nearest, halves away from 0. */
  static int scaled(long value, int multiplier, int shift) {
    return rounded(value * multiplier, shift);
  }

  static int rounded(long product, int shift) {
    long half = 1L << (shift - 1);
    return (int) (product >= 0 ? product + half >> shift : -(half - product >> shift));
  }

  /** The nearest whole number to sum / count, halves away from 0. */
  static int mean(int sum, int count) {
    return sum >= 0 ? (sum + count / 2) / count : -((count / 2 - sum) / count);
  }

  static byte clamped(int value) {
    return (byte) Math.max(-128, Math.min(127, value));
  }
}
