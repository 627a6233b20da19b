package org.winnow.training;

/** What follows from the logits of one example, {@code logits[from..from + classes)}. */
final class Logits {
  private Logits() {}

  /** Index of the largest, the lower one at a tie. */
  static int largest(float[] logits, int from, int classes) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (logits[from + c] > logits[from + best]) {
        best = c;
      }
    }
    return best;
  }

  /** Cross-entropy of the label, in nats. */
  static double loss(float[] logits, int from, int classes, int label) {
    double top = logits[from + largest(logits, from, classes)];
    double total = 0;
    for (int c = 0; c < classes; c++) {
      total += StrictMath.exp(logits[from + c] - top);
    }
    return StrictMath.log(total) + top - logits[from + label];
  }

  /** The label's logit minus the largest other. */
  static float margin(float[] logits, int from, int classes, int label) {
    float other = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      if (c != label) {
        other = Math.max(other, logits[from + c]);
      }
    }
    return logits[from + label] - other;
  }

  /** The probabilities. */
  static float[] softmax(float[] logits, int from, int classes) {
    double top = logits[from + largest(logits, from, classes)];
    double[] e = new double[classes];
    double total = 0;
    for (int c = 0; c < classes; c++) {
      e[c] = StrictMath.exp(logits[from + c] - top);
      total += e[c];
    }
    float[] probabilities = new float[classes];
    for (int c = 0; c < classes; c++) {
      probabilities[c] = (float) (e[c] / total);
    }
    return probabilities;
  }

  static boolean finite(float[] logits, int count) {
    for (int i = 0; i < count; i++) {
      if (!Float.isFinite(logits[i])) {
        return false;
      }
    }
    return true;
  }
}
