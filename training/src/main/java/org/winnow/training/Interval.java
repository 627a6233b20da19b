package org.winnow.training;

/**
 * A share with its 95 % confidence interval.
 *
 * @param estimate 0 to 1
 * @param low lower bound
 * @param high upper bound
 */
public record Interval(double estimate, double low, double high) {
  private static final double Z = 1.959963984540054;

  /** The score interval of Wilson 1927 for {@code successes} out of {@code n}, n at least 1. */
  public static Interval wilson(long successes, long n) {
    if (n < 1 || successes < 0 || successes > n) {
      throw new IllegalArgumentException(successes + " of " + n);
    }
    double p = (double) successes / n;
    double zz = Z * Z;
    double middle = (p + zz / (2 * n)) / (1 + zz / n);
    double half = Z / (1 + zz / n) * Math.sqrt(p * (1 - p) / n + zz / (4.0 * n * n));
    // The bounds are exactly 0 and 1 at the ends; rounding would miss them.
    double low = successes == 0 ? 0 : middle - half;
    double high = successes == n ? 1 : middle + half;
    return new Interval(p, low, high);
  }
}
