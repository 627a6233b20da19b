package org.winnow.training;

/**
 * What follows from the scores of one example, {@code logits[from..from + classes)}.
 *
 * @param kind what they mean
 */
record Logits(Scores kind, int classes) {
  static Logits of(Skeleton skeleton) {
    return new Logits(skeleton.scores(), skeleton.classes());
  }

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

  /** The loss of a label, in nats but for squared error; without smoothing. */
  double loss(float[] logits, int from, int label) {
    if (kind != Scores.SOFTMAX) {
      double loss = 0;
      for (int c = 0; c < classes; c++) {
        loss += kind.part(logits[from + c], c == label ? 1 : 0, classes);
      }
      return loss;
    }
    double top = logits[from + largest(logits, from, classes)];
    double total = 0;
    for (int c = 0; c < classes; c++) {
      total += StrictMath.exp(logits[from + c] - top);
    }
    return StrictMath.log(total) + top - logits[from + label];
  }

  /** The label's score minus the largest other. */
  float margin(float[] logits, int from, int label) {
    float other = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      if (c != label) {
        other = Math.max(other, logits[from + c]);
      }
    }
    return logits[from + label] - other;
  }

  /** Shares of the classes that add up to 1; all alike where none has any. */
  float[] probabilities(float[] logits, int from) {
    double top = logits[from + largest(logits, from, classes)];
    double[] shares = new double[classes];
    double total = 0;
    for (int c = 0; c < classes; c++) {
      double score = logits[from + c];
      shares[c] =
          switch (kind) {
            case SOFTMAX -> StrictMath.exp(score - top);
            case SIGMOID -> Scores.sigmoid(score);
            case LINEAR -> Math.max(0, score);
          };
      total += shares[c];
    }
    float[] probabilities = new float[classes];
    for (int c = 0; c < classes; c++) {
      probabilities[c] = (float) (total == 0 ? 1.0 / classes : shares[c] / total);
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
