package org.winnow.insight;

import java.util.Arrays;
import org.winnow.datasets.InputException;

/**
 * The probability that each given label is right, given what is believed of the example and how
 * labels get corrupted; the corruption is estimated from the data themselves.
 *
 * <p>With b<sub>i</sub>(j) the belief that example i is of class j, w<sub>i</sub>(j) ∝
 * (b<sub>i</sub>(j) + leak)<sup>sharpness</sup> and T[j,k] = P(given k | truly j), alternate
 * q<sub>i</sub>(j) ∝ w<sub>i</sub>(j) · T[j, y<sub>i</sub>] and T[j,k] ∝ s + Σ over i with
 * y<sub>i</sub> = k of q<sub>i</sub>(j): expectation–maximisation (Dempster, Laird and Rubin 1977)
 * for a confusion matrix as of Dawid and Skene 1979 §3, with one annotator and fixed beliefs.
 * Self-confidence (T the same for all pairs) and the margin (T strong in one pair) are its
 * extremes. It ranks; Σ(1 − q) does not count the wrong labels where beliefs are in-sample.
 */
public final class NoisePosterior {
  private final double[] scores;
  private final float[][] posterior;
  private final double[][] givenTrue;

  private NoisePosterior(double[] scores, float[][] posterior, double[][] givenTrue) {
    this.scores = scores;
    this.posterior = posterior;
    this.givenTrue = givenTrue;
  }

  /**
   * How the posterior is computed.
   *
   * @param rounds of estimation, at least 1
   * @param startDiagonal T[j,j] at the start, between 0 and 1; the rest is spread evenly
   * @param smoothing pseudo-count s added to every cell of T, above 0. A larger one helps evenly
   *     spread mistakes by a trace and ruins confusions of two classes.
   * @param leak added to every belief, above 0: what no belief is surer than, so that T is learnt
   *     from all examples and not from the surest alone
   * @param sharpness exponent of the belief, above 0: 1 for a belief that is calibrated; 2 for the
   *     mean of two witnesses that each know the example by themselves, and for a network's average
   *     over epochs, which is less sure than the network became
   */
  public record Parameters(
      int rounds, double startDiagonal, double smoothing, double leak, double sharpness) {
    public Parameters {
      if (rounds < 1
          || !(startDiagonal > 0 && startDiagonal < 1)
          || !(smoothing > 0)
          || !(leak > 0 && leak < 1)
          || !(sharpness > 0)) {
        throw new InputException(
            "expected rounds ≥ 1, a diagonal in (0, 1), smoothing > 0, a leak in (0, 1) and"
                + " sharpness > 0");
      }
    }

    /** For out-of-sample probabilities: 20 rounds from .8, smoothing ½, leak 1e-6, sharpness 1. */
    public static Parameters calibrated() {
      return new Parameters(20, .8, .5, 1e-6, 1);
    }

    /** For beliefs from the training itself: the same with leak .01 and sharpness 2. */
    public static Parameters inSample() {
      return new Parameters(20, .8, .5, .01, 2);
    }
  }

  /**
   * The posterior under some beliefs.
   *
   * @param beliefs {@code [n][classes]}, rows summing to 1
   * @param labels given class indices
   */
  public static NoisePosterior of(float[][] beliefs, int[] labels, Parameters parameters) {
    CheckedInput.sameLength("a label", labels.length, beliefs.length);
    if (beliefs.length == 0) {
      return new NoisePosterior(new double[0], new float[0][], new double[0][0]);
    }
    int classes = beliefs[0].length;
    CheckedInput.labels(labels, classes);
    float[][] sharp = new float[beliefs.length][];
    Arrays.setAll(sharp, i -> sharpened(beliefs[i], parameters));
    double[][] t = start(classes, parameters.startDiagonal());
    for (int round = 0; round < parameters.rounds(); round++) {
      t = reestimate(sharp, labels, t, parameters.smoothing());
    }
    return result(sharp, labels, t);
  }

  /**
   * Log-odds (nats) that the given label is right, by position; low is suspicious. Not to be
   * changed.
   */
  public double[] scores() {
    return scores;
  }

  /** {@code [n][classes]}: the probability of each class being the true one; not to be changed. */
  public float[][] posterior() {
    return posterior;
  }

  /** T, {@code [true][given]}; not to be changed. */
  public double[][] givenTrue() {
    return givenTrue;
  }

  private static float[] sharpened(float[] belief, Parameters parameters) {
    double[] weights = new double[belief.length];
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      weights[j] = Math.pow(belief[j] + parameters.leak(), parameters.sharpness());
      sum += weights[j];
    }
    float[] sharp = new float[weights.length];
    for (int j = 0; j < sharp.length; j++) {
      sharp[j] = (float) (weights[j] / sum);
    }
    return sharp;
  }

  private static double[][] start(int classes, double diagonal) {
    double[][] t = new double[classes][classes];
    for (int j = 0; j < classes; j++) {
      Arrays.fill(t[j], (1 - diagonal) / Math.max(1, classes - 1));
      t[j][j] = diagonal;
    }
    return t;
  }

  private static double[][] reestimate(
      float[][] beliefs, int[] labels, double[][] t, double smoothing) {
    int classes = t.length;
    double[][] sums = new double[classes][classes];
    for (double[] row : sums) {
      Arrays.fill(row, smoothing);
    }
    double[] weights = new double[classes];
    for (int i = 0; i < beliefs.length; i++) {
      double total = weigh(beliefs[i], labels[i], t, weights);
      for (int j = 0; j < classes; j++) {
        sums[j][labels[i]] += weights[j] / total;
      }
    }
    for (double[] row : sums) {
      double total = Arrays.stream(row).sum();
      for (int k = 0; k < classes; k++) {
        row[k] /= total;
      }
    }
    return sums;
  }

  private static double weigh(float[] belief, int label, double[][] t, double[] weights) {
    double total = 0;
    for (int j = 0; j < weights.length; j++) {
      weights[j] = belief[j] * t[j][label];
      total += weights[j];
    }
    return total;
  }

  private static NoisePosterior result(float[][] beliefs, int[] labels, double[][] t) {
    double[] scores = new double[beliefs.length];
    float[][] posterior = new float[beliefs.length][t.length];
    double[] weights = new double[t.length];
    for (int i = 0; i < beliefs.length; i++) {
      double total = weigh(beliefs[i], labels[i], t, weights);
      double others = 0;
      for (int j = 0; j < weights.length; j++) {
        posterior[i][j] = (float) (weights[j] / total);
        others += j == labels[i] ? 0 : weights[j];
      }
      scores[i] = Math.log(weights[labels[i]]) - Math.log(others);
    }
    return new NoisePosterior(scores, posterior, t);
  }
}
