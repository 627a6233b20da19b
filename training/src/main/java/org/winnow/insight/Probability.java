package org.winnow.insight;

/** Arithmetic on one row of class probabilities or logits. */
final class Probability {
  private Probability() {}

  /** Softmax of {@code logits / divisor}, computed around the largest logit. */
  static float[] softmax(float[] logits, double divisor) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    double[] weights = new double[logits.length];
    double sum = 0;
    for (int c = 0; c < logits.length; c++) {
      weights[c] = Math.exp((logits[c] - largest) / divisor);
      sum += weights[c];
    }
    float[] p = new float[logits.length];
    for (int c = 0; c < p.length; c++) {
      p[c] = (float) (weights[c] / sum);
    }
    return p;
  }

  /** The row with every entry at least {@code floor} before it is scaled to sum 1. */
  static float[] floored(float[] row, double floor) {
    double sum = 0;
    for (float p : row) {
      sum += Math.max(p, floor);
    }
    float[] out = new float[row.length];
    for (int c = 0; c < out.length; c++) {
      out[c] = (float) (Math.max(row[c], floor) / sum);
    }
    return out;
  }

  /** The index of the largest entry, the lower one at a tie. */
  static int argmax(float[] row) {
    int best = 0;
    for (int c = 1; c < row.length; c++) {
      if (row[c] > row[best]) {
        best = c;
      }
    }
    return best;
  }

  /** The index of the largest entry apart from {@code excluded}, the lower one at a tie. */
  static int argmaxExcept(float[] row, int excluded) {
    int best = -1;
    for (int c = 0; c < row.length; c++) {
      if (c != excluded && (best < 0 || row[c] > row[best])) {
        best = c;
      }
    }
    return best;
  }

  /** Entropy in nats; 0 · ln 0 is 0. */
  static double entropy(float[] row) {
    double sum = 0;
    for (float p : row) {
      if (p > 0) {
        sum -= p * Math.log(p);
      }
    }
    return sum;
  }
}
