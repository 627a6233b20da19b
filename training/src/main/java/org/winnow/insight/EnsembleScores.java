package org.winnow.insight;

import java.util.Arrays;
import java.util.List;
import org.winnow.datasets.InputException;

/**
 * Scores of given labels by several networks: the weighted mean of each one's scores (Kuan and
 * Mueller 2022, Model-agnostic label quality scoring, §3.3). Every member is {@code [n][classes]},
 * for the same examples in the same order.
 */
public final class EnsembleScores {
  private static final double[] TEMPERATURES = {1e-4, 1e-3, 1e-2, 1e-1, 1, 1e1, 1e2, 2e2};

  /** The smallest probability a logarithm is taken of: that of single precision. */
  private static final double FLOOR = Math.ulp(1f);

  /** How much each member counts. */
  public enum Weighting {
    /** All the same. */
    UNIFORM,
    /** By the share of labels that a member predicts. */
    ACCURACY,
    /** By exp(−t · log loss), with the t that gives the weighted mean the least log loss. */
    LOG_LOSS
  }

  private EnsembleScores() {}

  /** The weighted mean of the members' scores. */
  public static double[] of(
      List<float[][]> members, int[] labels, LabelScore score, Weighting weighting) {
    return of(members, labels, score, weights(members, labels, weighting));
  }

  /**
   * The same with weights of one's own.
   *
   * @param weights one a member, not negative, summing to 1
   */
  public static double[] of(
      List<float[][]> members, int[] labels, LabelScore score, double[] weights) {
    check(members, labels);
    checkWeights(members, weights);
    double[] mean = new double[labels.length];
    for (int m = 0; m < weights.length; m++) {
      double[] scores = score.of(members.get(m), labels);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += weights[m] * scores[i];
      }
    }
    return mean;
  }

  /** One weight a member, summing to 1. */
  public static double[] weights(List<float[][]> members, int[] labels, Weighting weighting) {
    check(members, labels);
    return switch (weighting) {
      case UNIFORM -> scaled(members.stream().mapToDouble(m -> 1).toArray());
      case ACCURACY -> scaled(members.stream().mapToDouble(m -> accuracy(m, labels)).toArray());
      case LOG_LOSS -> byLogLoss(members, labels);
    };
  }

  private static double[] byLogLoss(List<float[][]> members, int[] labels) {
    double[] losses =
        members.stream()
            .mapToDouble(m -> logLoss(List.<float[][]>of(m), new double[] {1}, labels))
            .toArray();
    double least = Arrays.stream(losses).min().orElseThrow();
    double[] best = {};
    double bestLoss = Double.POSITIVE_INFINITY;
    for (double t : TEMPERATURES) {
      // Measured from the least loss, so that no weight of all members vanishes.
      double[] weights =
          scaled(Arrays.stream(losses).map(l -> Math.exp(t * (least - l))).toArray());
      double loss = logLoss(members, weights, labels);
      if (loss < bestLoss) {
        best = weights;
        bestLoss = loss;
      }
    }
    return best;
  }

  /** Mean −ln of the weighted mean p[y], the row rescaled to 1. */
  private static double logLoss(List<float[][]> members, double[] weights, int[] labels) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double own = 0;
      double row = 0;
      for (int m = 0; m < weights.length; m++) {
        float[] p = members.get(m)[i];
        own += weights[m] * p[labels[i]];
        for (float v : p) {
          row += weights[m] * v;
        }
      }
      sum -= Math.log(Math.max(FLOOR, own / row));
    }
    return sum / labels.length;
  }

  private static double accuracy(float[][] member, int[] labels) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += Probability.argmax(member[i]) == labels[i] ? 1 : 0;
    }
    return (double) right / labels.length;
  }

  /** Scaled to sum 1; all the same where all are 0. */
  private static double[] scaled(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> sum > 0 ? w / sum : 1.0 / weights.length).toArray();
  }

  private static void check(List<float[][]> members, int[] labels) {
    if (members.isEmpty() || labels.length == 0) {
      throw new InputException(
          "an ensemble's score needs members and examples, got "
              + members.size()
              + " members and "
              + labels.length
              + " examples");
    }
    for (float[][] member : members) {
      CheckedInput.sameLength("a row of every member", member.length, labels.length);
      CheckedInput.labels(labels, members.get(0)[0].length);
      CheckedInput.probabilities(member, members.get(0)[0].length);
    }
  }

  private static void checkWeights(List<float[][]> members, double[] weights) {
    boolean valid =
        weights.length == members.size() && Arrays.stream(weights).allMatch(w -> w >= 0);
    if (!valid || Math.abs(Arrays.stream(weights).sum() - 1) > 1e-6) {
      throw new InputException(
          "expected "
              + members.size()
              + " weights, none negative, summing to 1; got "
              + Arrays.toString(weights));
    }
  }
}
