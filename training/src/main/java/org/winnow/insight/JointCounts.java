package org.winnow.insight;

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
      double rowSum = 0;
      for (int count : joint[k]) {
        rowSum += count;
      }
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
      int nonZero = 0;
      for (int count : row) {
        nonZero += count != 0 ? 1 : 0;
      }
      double less = (double) (kept - row[given]) / Math.max(1, nonZero - 1);
      for (int truth = 0; truth < classes; truth++) {
        counts[given][truth] = truth == given ? kept : (int) Math.max(0, row[truth] - less);
      }
    }
    return counts;
  }

  /** Rounds half to even, then moves the largest remainders until the rounded total is kept. */
  static int[] rounded(double[] values) {
    double[] whole = new double[values.length];
    double total = 0;
    for (int i = 0; i < whole.length; i++) {
      whole[i] = Math.rint(values[i]);
      total += whole[i];
    }
    double difference = Math.rint(PairwiseSum.of(values)) - total;
    while (difference != 0) {
      double step = Math.signum(difference);
      int changes = (int) Math.min(Math.abs(difference), values.length);
      move(values, whole, step, changes);
      difference -= step * changes;
    }
    int[] counts = new int[whole.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (int) whole[i];
    }
    return counts;
  }

  /** Adds where most was taken away, of equal ones to the last; takes where most was added. */
  private static void move(double[] values, double[] whole, double step, int changes) {
    int last = values.length - 1;
    Lowest chosen = new Lowest(changes);
    for (int at = 0; at <= last; at++) {
      int i = step > 0 ? last - at : at;
      chosen.offer(-step * (values[i] - whole[i]), at);
    }
    chosen.forEach(at -> whole[step > 0 ? last - at : at] += step);
  }
}
