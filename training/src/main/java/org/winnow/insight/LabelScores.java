package org.winnow.insight;

/**
 * Scores of given labels from class probabilities, one an example, low being suspicious (Northcutt,
 * Jiang and Chuang 2021, Confident Learning, §3.2; Kuan and Mueller 2022, Model-agnostic label
 * quality scoring, §3). Probabilities are {@code [n][classes]}, out of sample if the scores are to
 * mean anything; labels are class indices.
 */
public final class LabelScores {
  private static final double FLOOR = 1e-6;

  private LabelScores() {}

  /** p[y], 0 to 1: best where mistakes are spread evenly over the classes. */
  public static double[] selfConfidence(float[][] probabilities, int[] labels) {
    check(probabilities, labels);
    return ofLabels(probabilities, labels);
  }

  static double[] ofLabels(float[][] probabilities, int[] labels) {
    double[] scores = new double[labels.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = probabilities[i][labels[i]];
    }
    return scores;
  }

  /** (p[y] − largest other p + 1) / 2, 0 to 1: best where two classes are confused. */
  public static double[] normalizedMargin(float[][] probabilities, int[] labels) {
    check(probabilities, labels);
    double[] scores = new double[labels.length];
    for (int i = 0; i < scores.length; i++) {
      float[] p = probabilities[i];
      scores[i] = ((double) p[labels[i]] - p[Probability.argmaxExcept(p, labels[i])] + 1) / 2;
    }
    return scores;
  }

  /**
   * ln(1 + r) / r, 0 to 1, of r = H(p) / ln K / p[y], with the row floored at 1e-6 and rescaled
   * before both H and p[y] are taken, so that a sure and right row scores near 1.
   */
  public static double[] confidenceWeightedEntropy(float[][] probabilities, int[] labels) {
    check(probabilities, labels);
    double[] scores = new double[labels.length];
    for (int i = 0; i < scores.length; i++) {
      float[] p = Probability.floored(probabilities[i], FLOOR);
      double r = Probability.entropy(p) / Math.log(p.length) / p[labels[i]];
      scores[i] = Math.log1p(r) / r;
    }
    return scores;
  }

  /**
   * The same as published (cleanlab 2.9): only the denominators are floored, so that the score
   * collapses to 0 for a sure row, right or wrong. For comparison with other tools.
   */
  public static double[] publishedWeightedEntropy(float[][] probabilities, int[] labels) {
    check(probabilities, labels);
    double[] scores = new double[labels.length];
    for (int i = 0; i < scores.length; i++) {
      float[] p = probabilities[i];
      double r = Probability.entropy(p) / Math.log(p.length) / Math.max(p[labels[i]], FLOOR);
      scores[i] = Math.log1p(r) / Math.max(r, FLOOR);
    }
    return scores;
  }

  /**
   * Probabilities with each class's threshold taken off, shifted by the largest threshold and
   * rescaled: makes self-confidence and margin fair to classes the network is less sure of.
   */
  public static float[][] adjusted(float[][] probabilities, int[] labels) {
    double[] thresholds = ConfidentLearning.of(probabilities, labels).thresholds();
    double largest = 0;
    for (double t : thresholds) {
      largest = Math.max(largest, t);
    }
    float[][] rows = new float[probabilities.length][thresholds.length];
    for (int i = 0; i < rows.length; i++) {
      double sum = 0;
      for (int c = 0; c < thresholds.length; c++) {
        sum += probabilities[i][c] - thresholds[c] + largest;
      }
      for (int c = 0; c < thresholds.length; c++) {
        rows[i][c] = (float) ((probabilities[i][c] - thresholds[c] + largest) / sum);
      }
    }
    return rows;
  }

  private static void check(float[][] probabilities, int[] labels) {
    CheckedInput.sameLength("a label", labels.length, probabilities.length);
    if (labels.length > 0) {
      CheckedInput.labels(labels, probabilities[0].length);
      CheckedInput.probabilities(probabilities, probabilities[0].length);
    }
  }
}
