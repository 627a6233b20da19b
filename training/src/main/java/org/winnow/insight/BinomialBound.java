package org.winnow.insight;

/** What counts prove about a share: exact bounds of a binomial proportion. */
public final class BinomialBound {
  private BinomialBound() {}

  /**
   * The largest share of wrong ones that still explains seeing so few (Clopper and Pearson 1934,
   * one-sided): of 50 examples without an error, at most 5.8 % are wrong with confidence .95.
   *
   * @param wrong 0 to n
   * @param n drawn independently; with none, 1 is the answer
   * @param confidence above 0, below 1
   */
  public static double upper(int wrong, int n, double confidence) {
    if (wrong < 0 || wrong > n || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(wrong + " of " + n + " at " + confidence);
    }
    if (wrong == n) {
      return 1;
    }
    double low = 0;
    double high = 1;
    for (int step = 0; step < 60; step++) {
      double middle = (low + high) / 2;
      if (atMost(wrong, n, middle) > 1 - confidence) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Chance of {@code k} or fewer of n, each with probability p within 0 to 1. */
  private static double atMost(int k, int n, double p) {
    double logOdds = Math.log(p) - Math.log1p(-p);
    double logTerm = n * Math.log1p(-p);
    double sum = Math.exp(logTerm);
    for (int i = 1; i <= k; i++) {
      logTerm += Math.log((double) (n - i + 1) / i) + logOdds;
      sum += Math.exp(logTerm);
    }
    return sum;
  }
}
