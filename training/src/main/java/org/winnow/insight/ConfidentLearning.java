package org.winnow.insight;

import java.util.Arrays;
import org.winnow.datasets.InputException;

/**
 * Confident learning (Northcutt, Jiang and Chuang 2021, §3): counts how labels are confused from
 * probabilities that clear a threshold of their class, and marks as many examples as were counted.
 * Agrees with cleanlab 2.9, rounding and all, with equal values in the order of their positions;
 * cleanlab leaves that order to NumPy's sort, which differs between processors. Rests on
 * out-of-sample probabilities.
 */
public final class ConfidentLearning {
  private static final double TOLERANCE = 1e-6;
  private static final double LEAST_THRESHOLD = 2e-6;

  /** More than any probability: a class that no example is labelled as is never guessed. */
  private static final double NO_EXAMPLE = 2;

  private final float[][] probabilities;
  private final int[] labels;
  private final double[] thresholds;
  private final int[] guesses;
  private final int[][] joint;

  private ConfidentLearning(float[][] probabilities, int[] labels) {
    int classes = probabilities[0].length;
    this.probabilities = probabilities;
    this.labels = labels;
    thresholds = thresholds(probabilities, labels);
    guesses = new int[labels.length];
    joint = new int[classes][classes];
    float[] bars = bars(thresholds);
    for (int i = 0; i < labels.length; i++) {
      // Here, while the row is in the processor's cache anyway.
      CheckedInput.probabilities(probabilities[i], i, classes);
      guesses[i] = guess(probabilities[i], bars);
      if (guesses[i] >= 0) {
        joint[labels[i]][guesses[i]]++;
      }
    }
    for (int k = 0; k < classes; k++) {
      joint[k][k] = Math.max(1, joint[k][k]);
    }
  }

  /**
   * @param probabilities {@code [n][classes]}, n at least 1; kept, not copied
   * @param labels given class indices; kept, not copied
   */
  public static ConfidentLearning of(float[][] probabilities, int[] labels) {
    CheckedInput.sameLength("a label", labels.length, probabilities.length);
    if (labels.length == 0) {
      throw new InputException("confident learning needs examples, got none; label some first");
    }
    CheckedInput.labels(labels, probabilities[0].length);
    return new ConfidentLearning(probabilities, labels);
  }

  /** For each class the mean p[k] of the examples labelled k; 2 for a class without any. */
  public double[] thresholds() {
    return thresholds.clone();
  }

  /** Confident joint, {@code [given][guessed]}, each diagonal entry at least 1; a copy. */
  public int[][] joint() {
    return Arrays.stream(joint).map(int[]::clone).toArray(int[][]::new);
  }

  /** The joint scaled so that each row counts the examples with that given label. */
  public int[][] calibratedJoint() {
    return JointCounts.calibrated(joint, labels);
  }

  /** Shares and rates of confusion, from the calibrated joint. */
  public NoiseEstimate noise() {
    return NoiseEstimate.of(calibratedJoint());
  }

  /** Marks those whose confident guess is not the label ("off-diagonal"). */
  public boolean[] offDiagonal() {
    boolean[] found = new boolean[labels.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = guesses[i] >= 0 && guesses[i] != labels[i];
    }
    return keepDisagreeing(found);
  }

  /** p[y] of each example, as {@link LabelScores#selfConfidence}, without another look at all. */
  public double[] selfConfidence() {
    return LabelScores.ofLabels(probabilities, labels);
  }

  /** How many labels are wrong: the off-diagonal examples that the network disagrees with. */
  public int issues() {
    int count = 0;
    for (boolean issue : offDiagonal()) {
      count += issue ? 1 : 0;
    }
    return count;
  }

  /** How many labels are wrong by the calibrated joint. */
  public int calibratedIssues() {
    int[][] counts = calibratedJoint();
    int right = 0;
    for (int k = 0; k < counts.length; k++) {
      right += counts[k][k];
    }
    return labels.length - right;
  }

  /**
   * Marks the labels that are wrong by a filter. All filters but the two {@code LOW} ones leave out
   * labels that are the most probable class.
   */
  public boolean[] flagged(LabelFilter filter) {
    return switch (filter) {
      case PRUNE_BY_NOISE_RATE -> keepDisagreeing(pruning().byNoiseRate());
      case PRUNE_BY_CLASS -> keepDisagreeing(pruning().byClass());
      case BOTH -> both();
      case CONFIDENT_LEARNING -> offDiagonal();
      case PREDICTED_NEQ_GIVEN -> keepDisagreeing(all());
      case LOW_SELF_CONFIDENCE -> lowest(selfConfidence());
      case LOW_NORMALIZED_MARGIN -> lowest(LabelScores.normalizedMargin(probabilities, labels));
    };
  }

  private Pruning pruning() {
    return new Pruning(probabilities, labels, JointCounts.prune(calibratedJoint()));
  }

  private boolean[] both() {
    boolean[] found = pruning().byNoiseRate();
    boolean[] byClass = pruning().byClass();
    for (int i = 0; i < found.length; i++) {
      found[i] &= byClass[i];
    }
    return keepDisagreeing(found);
  }

  private boolean[] all() {
    boolean[] found = new boolean[labels.length];
    Arrays.fill(found, true);
    return found;
  }

  private boolean[] lowest(double[] scores) {
    boolean[] found = new boolean[labels.length];
    Lowest.forEach(scores, issues(), i -> found[i] = true);
    return found;
  }

  /** Takes out the examples whose most probable class is the label, ties going to the label. */
  private boolean[] keepDisagreeing(boolean[] found) {
    for (int i = 0; i < found.length; i++) {
      if (found[i]) {
        float[] p = probabilities[i];
        int other = Probability.argmaxExcept(p, labels[i]);
        double own = p[labels[i]] + TOLERANCE;
        found[i] = other < labels[i] ? p[other] >= own : p[other] > own;
      }
    }
    return found;
  }

  /** The class whose bar is cleared; the largest of the row if several are; else −1. */
  private static int guess(float[] row, float[] bars) {
    int cleared = 0;
    int last = -1;
    for (int k = 0; k < row.length; k++) {
      if (row[k] >= bars[k]) {
        cleared++;
        last = k;
      }
    }
    return cleared > 1 ? Probability.argmax(row) : last;
  }

  /** The least float that clears each threshold. */
  private static float[] bars(double[] thresholds) {
    float[] bars = new float[thresholds.length];
    for (int k = 0; k < bars.length; k++) {
      double bar = thresholds[k] - TOLERANCE;
      float near = (float) bar;
      bars[k] = near >= bar ? near : Math.nextUp(near);
    }
    return bars;
  }

  private static double[] thresholds(float[][] probabilities, int[] labels) {
    double[] sums = new double[probabilities[0].length];
    int[] counts = new int[sums.length];
    for (int i = 0; i < labels.length; i++) {
      CheckedInput.width(probabilities[i], i, sums.length);
      sums[labels[i]] += probabilities[i][labels[i]];
      counts[labels[i]]++;
    }
    for (int k = 0; k < sums.length; k++) {
      sums[k] = counts[k] == 0 ? NO_EXAMPLE : Math.max(LEAST_THRESHOLD, sums[k] / counts[k]);
    }
    return sums;
  }
}
