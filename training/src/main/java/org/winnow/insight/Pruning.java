package org.winnow.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Marks as many labels of each class as a joint counts, the least probable first; none of a class
 * with a single example.
 */
final class Pruning {
  private final float[][] probabilities;
  private final int[] labels;
  private final int[][] counts;
  private final int[] sizes;

  /**
   * @param counts how many to prune, {@code [given][true]}, as {@link JointCounts#prune}
   */
  Pruning(float[][] probabilities, int[] labels, int[][] counts) {
    this.probabilities = probabilities;
    this.labels = labels;
    this.counts = counts;
    sizes = new int[counts.length];
    for (int label : labels) {
      sizes[label]++;
    }
  }

  /**
   * What is to be found for one given class.
   *
   * @param others classes
   * @param lowest of the margins to each of these
   */
  private record Wanted(int[] others, Lowest[] lowest) {}

  /** Of the examples labelled k, for each other class j counts[k][j] with the largest margin. */
  boolean[] byNoiseRate() {
    Wanted[] wanted = new Wanted[counts.length];
    for (int k = 0; k < counts.length; k++) {
      wanted[k] = wanted(k);
    }
    for (int i = 0; i < labels.length; i++) {
      float[] row = probabilities[i];
      int[] others = wanted[labels[i]].others();
      for (int o = 0; o < others.length; o++) {
        wanted[labels[i]].lowest()[o].offer((double) row[labels[i]] - row[others[o]], i);
      }
    }
    List<Lowest> all = new ArrayList<>();
    for (Wanted one : wanted) {
      all.addAll(List.of(one.lowest()));
    }
    return marked(all);
  }

  private Wanted wanted(int given) {
    List<Lowest> lowest = new ArrayList<>();
    int[] others = new int[counts.length];
    for (int j = 0; j < counts.length && sizes[given] > 1; j++) {
      if (j != given && counts[given][j] > 0) {
        others[lowest.size()] = j;
        lowest.add(new Lowest(counts[given][j]));
      }
    }
    return new Wanted(Arrays.copyOf(others, lowest.size()), lowest.toArray(Lowest[]::new));
  }

  /** Of the n examples labelled k the n − counts[k][k] with the lowest p[k]. */
  boolean[] byClass() {
    Lowest[] lowest = new Lowest[counts.length];
    List<Lowest> all = new ArrayList<>();
    for (int k = 0; k < counts.length; k++) {
      if (sizes[k] > 1 && sizes[k] > counts[k][k]) {
        lowest[k] = new Lowest(sizes[k] - counts[k][k]);
        all.add(lowest[k]);
      }
    }
    for (int i = 0; i < labels.length; i++) {
      if (lowest[labels[i]] != null) {
        lowest[labels[i]].offer(probabilities[i][labels[i]], i);
      }
    }
    return marked(all);
  }

  private boolean[] marked(List<Lowest> lowest) {
    boolean[] found = new boolean[labels.length];
    lowest.forEach(l -> l.forEach(i -> found[i] = true));
    return found;
  }
}
