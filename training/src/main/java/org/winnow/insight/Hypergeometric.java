package org.winnow.insight;

/**
 * Chances of how many marked ones are among some that are drawn at random, without putting back.
 */
final class Hypergeometric {
  private final int n;
  private final int marked;
  private final double[] logFactorials;

  /**
   * @param marked 0 to n
   */
  Hypergeometric(int n, int marked) {
    this.n = n;
    this.marked = marked;
    logFactorials = new double[n + 1];
    for (int i = 2; i <= n; i++) {
      logFactorials[i] = logFactorials[i - 1] + Math.log(i);
    }
  }

  /** The chance that of {@code drawn} at least k are marked. */
  double atLeast(int k, int drawn) {
    double sum = 0;
    for (int i = Math.max(k, drawn - (n - marked)); i <= Math.min(drawn, marked); i++) {
      sum +=
          Math.exp(logChoose(marked, i) + logChoose(n - marked, drawn - i) - logChoose(n, drawn));
    }
    return Math.min(1, sum);
  }

  private double logChoose(int from, int some) {
    return logFactorials[from] - logFactorials[some] - logFactorials[from - some];
  }
}
