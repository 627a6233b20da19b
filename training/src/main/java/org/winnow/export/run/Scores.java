package org.winnow.export.run;

/** From a network's scores to probabilities, which add up to 1. */
public final class Scores {
  public static final int SOFTMAX = 0;
  public static final int SIGMOID = 1;
  public static final int LINEAR = 2;

  private final int kind;
  private final int at;
  private final int classes;
  private final double[] shares;

  /**
   * @param at where the scores lie in the arena
   */
  public Scores(int kind, int at, int classes) {
    this.kind = kind;
    this.at = at;
    this.classes = classes;
    this.shares = new double[classes];
  }

  void probabilities(float[] a, float[] out, int to) {
    float top = a[at];
    for (int c = 1; c < classes; c++) {
      top = Math.max(top, a[at + c]);
    }
    double total = 0;
    for (int c = 0; c < classes; c++) {
      double score = a[at + c];
      shares[c] =
          kind == SOFTMAX
              ? Math.exp(score - top)
              : kind == SIGMOID ? Curves.sigmoid(score) : Math.max(0, score);
      total += shares[c];
    }
    for (int c = 0; c < classes; c++) {
      out[to + c] = (float) (total == 0 ? 1.0 / classes : shares[c] / total);
    }
  }
}
