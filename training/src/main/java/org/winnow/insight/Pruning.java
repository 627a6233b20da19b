package org.winnow.insight;

import java.util.stream.IntStream;

/** Marks as many labels of each class as a joint counts, the least probable first. */
final class Pruning {
  private final float[][] probabilities;
  private final int[] labels;
  private final int[][] counts;

  /**
   * @param counts how many to prune, {@code [true][given]}, as {@link JointCounts#prune}
   */
  Pruning(float[][] probabilities, int[] labels, int[][] counts) {
    this.probabilities = probabilities;
    this.labels = labels;
    this.counts = counts;
  }

  /** Of the examples labelled k, for each other class j counts[j][k] with the largest margin. */
  boolean[] byNoiseRate() {
    boolean[] found = new boolean[labels.length];
    int[][] members = members();
    for (int k = 0; k < counts.length; k++) {
      for (int j = 0; j < counts.length && members[k].length > 1; j++) {
        if (j != k && counts[j][k] > 0) {
          int given = k;
          int other = j;
          double[] margins =
              IntStream.of(members[k])
                  .mapToDouble(i -> (double) probabilities[i][given] - probabilities[i][other])
                  .toArray();
          mark(found, members[k], margins, counts[j][k]);
        }
      }
    }
    return found;
  }

  /** Of the n examples labelled k the n − counts[k][k] with the lowest p[k]. */
  boolean[] byClass() {
    boolean[] found = new boolean[labels.length];
    int[][] members = members();
    for (int k = 0; k < counts.length; k++) {
      if (members[k].length > 1) {
        int given = k;
        double[] own = IntStream.of(members[k]).mapToDouble(i -> probabilities[i][given]).toArray();
        mark(found, members[k], own, members[k].length - counts[k][k]);
      }
    }
    return found;
  }

  private static void mark(boolean[] found, int[] members, double[] scores, int count) {
    int[] order = Ranking.ascending(scores);
    for (int m = 0; m < Math.min(members.length, count); m++) {
      found[members[order[m]]] = true;
    }
  }

  /** Positions by given class, ascending. */
  private int[][] members() {
    int[] sizes = new int[counts.length];
    for (int label : labels) {
      sizes[label]++;
    }
    int[][] members = new int[counts.length][];
    for (int k = 0; k < members.length; k++) {
      members[k] = new int[sizes[k]];
    }
    for (int i = labels.length - 1; i >= 0; i--) {
      members[labels[i]][--sizes[labels[i]]] = i;
    }
    return members;
  }
}
