package org.winnow.insight;

import java.util.Arrays;

/** Whole-number scaling of a confident joint, as cleanlab 2.9 does it. */
final class JointCounts {
  private JointCounts() {}

  /**
   * Each row {@code [given]} scaled to the number of examples with that label, the whole to the
   * number of examples, then rounded. Divides and multiplies in cleanlab's order: where a value
   * lies half way between two whole numbers, its last bits decide which it becomes.
   */
  static int[][] calibrated(int[][] joint, int[] labels) {
    int classes = joint.length;
    int[] given = new int[classes];
    for (int label : labels) {
      given[label]++;
    }
    double[] byTruth = new double[classes * classes];
    for (int k = 0; k < classes; k++) {
      double rowSum = Arrays.stream(joint[k]).sum();
      for (int truth = 0; truth < classes; truth++) {
        if (joint[k][truth] != 0) {
          byTruth[truth * classes + k] = joint[k][truth] / rowSum * given[k];
        }
      }
    }
    double total = PairwiseSum.of(byTruth);
    int[][] counts = new int[classes][];
    double[] row = new double[classes];
    for (int k = 0; k < classes; k++) {
      for (int truth = 0; truth < classes; truth++) {
        boolean none = joint[k][truth] == 0;
        row[truth] = none ? 0 : byTruth[truth * classes + k] / total * labels.length;
      }
      counts[k] = rounded(row);
    }
    return counts;
  }

  /**
   * How many to prune, {@code [given][true]}, with at least one example left in each class; what
   * that takes is spread over the row's non-zero entries.
   */
  static int[][] prune(int[][] calibrated) {
    int classes = calibrated.length;
    int[][] counts = new int[classes][classes];
    for (int given = 0; given < classes; given++) {
      int[] row = calibrated[given];
      int kept = Math.max(1, row[given]);
      long nonZero = Arrays.stream(row).filter(c -> c != 0).count();
      double less = (double) (kept - row[given]) / Math.max(1, nonZero - 1);
      for (int truth = 0; truth < classes; truth++) {
        counts[given][truth] = truth == given ? kept : (int) Math.max(0, row[truth] - less);
      }
    }
    return counts;
  }

  /** Rounds half to even, then moves the largest remainders until the rounded total is kept. */
  static int[] rounded(double[] values) {
    double[] whole = Arrays.stream(values).map(Math::rint).toArray();
    double difference = Math.rint(PairwiseSum.of(values)) - Arrays.stream(whole).sum();
    while (difference != 0) {
      double step = Math.signum(difference);
      double[] remainders = new double[values.length];
      for (int i = 0; i < remainders.length; i++) {
        remainders[i] = values[i] - whole[i];
      }
      int[] order = Ranking.ascending(remainders);
      int changes = (int) Math.min(Math.abs(difference), values.length);
      for (int i = 0; i < changes; i++) {
        whole[order[step > 0 ? order.length - 1 - i : i]] += step;
      }
      difference -= step * changes;
    }
    return Arrays.stream(whole).mapToInt(v -> (int) v).toArray();
  }
}
