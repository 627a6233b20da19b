package org.winnow.worth;

/** Quantiles of Student's t distribution for whole degrees of freedom. */
final class StudentT {
  private static final double STEP = 1e-12;

  private StudentT() {}

  /**
   * The value that |t| exceeds with probability .05.
   *
   * @param freedom degrees of freedom, 1 or more
   */
  static double twoSided95(int freedom) {
    double low = 0;
    double high = 13; // 12.706 with one degree of freedom, less with more
    while (high - low > STEP * high) {
      double middle = (low + high) / 2;
      if (within(middle, freedom) < .95) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The probability that |t| is at most so much: Abramowitz and Stegun 1964, 26.7.3 and 26.7.4. */
  static double within(double t, int freedom) {
    double angle = Math.atan(t / Math.sqrt(freedom));
    double cosine = Math.cos(angle);
    boolean odd = freedom % 2 == 1;
    double term = odd ? cosine : 1;
    double sum = freedom == 1 ? 0 : term;
    for (int k = odd ? 3 : 2; k <= freedom - 2; k += 2) {
      term *= cosine * cosine * (k - 1) / k;
      sum += term;
    }
    return odd ? (angle + Math.sin(angle) * sum) * 2 / Math.PI : Math.sin(angle) * sum;
  }
}
