package org.winnow.insight;

import java.util.Arrays;

/** Whole-number scaling of a confident joint, as cleanlab 2.9 does it. */
final class JointCounts {
  private JointCounts() {}

  /** Each row {@code [given]} scaled to the number of examples with that label, then rounded. */
  static int[][] calibrated(int[][] joint, int[] labels) {
    int classes = joint.length;
    int[] given = new int[classes];
    for (int label : labels) {
      given[label]++;
    }
    int[][] counts = new int[classes][];
    for (int k = 0; k < classes; k++) {
      double rowSum = Arrays.stream(joint[k]).sum();
      double scale = given[k] / rowSum;
      counts[k] = rounded(Arrays.stream(joint[k]).mapToDouble(c -> c * scale).toArray());
    }
    return counts;
  }

  /**
   * How many to prune, {@code [true][given]}: the transpose, with at least one example left in each
   * class; what that takes is spread over the column's non-zero entries.
   */
  static int[][] prune(int[][] calibrated) {
    int classes = calibrated.length;
    int[][] counts = new int[classes][classes];
    for (int given = 0; given < classes; given++) {
      int[] column = calibrated[given];
      int kept = Math.max(1, column[given]);
      long nonZero = Arrays.stream(column).filter(c -> c != 0).count();
      double less = (double) (kept - column[given]) / Math.max(1, nonZero - 1);
      for (int truth = 0; truth < classes; truth++) {
        counts[truth][given] = truth == given ? kept : (int) Math.max(0, column[truth] - less);
      }
    }
    return counts;
  }

  /** Rounds half to even, then moves the largest remainders until the rounded total is kept. */
  static int[] rounded(double[] values) {
    double[] whole = Arrays.stream(values).map(Math::rint).toArray();
    double difference = Math.rint(Arrays.stream(values).sum()) - Arrays.stream(whole).sum();
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
