package org.winnow.insight;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The nearest other examples of every example, by cosine of their vectors. Up to {@value
 * #EXACT_UP_TO} examples every pair is compared; beyond, each example is compared with those of the
 * {@value #PROBES} k-means cells nearest to its own (an inverted file, Jégou, Douze and Schmid 2011
 * §IV), which can miss a neighbour across a far border. A zero vector is similar to nothing.
 */
public final class Neighbours {
  /** The largest number of examples for which every pair is compared. */
  public static final int EXACT_UP_TO = 40_000;

  /** Cells searched beyond that. */
  public static final int PROBES = 12;

  private final int k;
  private final int[] nearest;
  private final float[] similarity;
  private final boolean exact;

  private Neighbours(int k, int[] nearest, float[] similarity, boolean exact) {
    this.k = k;
    this.nearest = nearest;
    this.similarity = similarity;
    this.exact = exact;
  }

  /**
   * Neighbours of all rows, exact where that is affordable.
   *
   * @param vectors {@code [n][width]}, finite; scaled to length 1 in a copy
   * @param k how many for each, fewer where there are not so many others
   */
  public static Neighbours of(float[][] vectors, int k) {
    return vectors.length <= EXACT_UP_TO ? exact(vectors, k) : inCells(vectors, k);
  }

  /** Every pair compared: n² · width multiplications, n · (width + 2k) · 4 bytes. */
  public static Neighbours exact(float[][] vectors, int k) {
    UnitVectors units = UnitVectors.of(vectors);
    Neighbours found = empty(units, k, true);
    if (found.k == 0) {
      return found;
    }
    int[] all = IntStream.range(0, units.size()).toArray();
    Blocks.forEach(
        all.length,
        NearestSearch.QUERIES,
        () -> found.search(units),
        (search, from, to) -> search.search(all, from, to, all));
    return found;
  }

  /** Only the nearest cells searched: about n^1.5 · {@value #PROBES} · width multiplications. */
  public static Neighbours inCells(float[][] vectors, int k) {
    UnitVectors units = UnitVectors.of(vectors);
    Neighbours found = empty(units, k, false);
    Cells cells = Cells.of(units);
    int[][] nearby = cells.cellsByNearness(4 * PROBES);
    Blocks.forEach(
        nearby.length,
        1,
        () -> found.search(units),
        (search, cell, end) -> {
          int[] queries = cells.members()[cell];
          int[] candidates = cells.around(nearby[cell], PROBES, 4 * found.k + 1);
          for (int from = 0; from < queries.length; from += NearestSearch.QUERIES) {
            int to = Math.min(queries.length, from + NearestSearch.QUERIES);
            search.search(queries, from, to, candidates);
          }
        });
    return found;
  }

  private static Neighbours empty(UnitVectors units, int k, boolean exact) {
    int n = units.size();
    int possible = Math.max(0, Math.min(k, n - 1));
    int cells = Math.multiplyExact(n, possible);
    return new Neighbours(possible, new int[cells], new float[cells], exact);
  }

  private NearestSearch search(UnitVectors units) {
    return new NearestSearch(units, units, k).into(nearest, similarity);
  }

  /** Of how many examples; 0 where none has any. */
  public int size() {
    return k == 0 ? 0 : nearest.length / k;
  }

  /** How many neighbours each example has. */
  public int perExample() {
    return k;
  }

  /** Whether every pair was compared. */
  public boolean isExact() {
    return exact;
  }

  /** Positions of the neighbours of an example, nearest first; a copy. */
  public int[] of(int i) {
    int[] own = Arrays.copyOfRange(nearest, i * k, (i + 1) * k);
    return Arrays.stream(own).filter(j -> j >= 0).toArray();
  }

  /** Cosine, −1 to 1, between an example and its neighbour number {@code rank} (0 the nearest). */
  public float similarity(int i, int rank) {
    return similarity[i * k + rank];
  }

  /** The plain mean of an example's neighbours' rows; its own row where there are none. */
  float[] meanOf(float[][] rows, int i) {
    float[] sum = new float[rows[i].length];
    int count = 0;
    for (int at = i * k; at < (i + 1) * k; at++) {
      if (nearest[at] < 0) {
        continue;
      }
      count++;
      for (int c = 0; c < sum.length; c++) {
        sum[c] += rows[nearest[at]][c];
      }
    }
    if (count == 0) {
      return rows[i].clone();
    }
    for (int c = 0; c < sum.length; c++) {
      sum[c] /= count;
    }
    return sum;
  }

  /** The share of an example's neighbours with each label; empty shares where there are none. */
  float[] votesFor(int i, int[] labels, int classes) {
    float[] votes = new float[classes];
    int count = 0;
    for (int at = i * k; at < (i + 1) * k; at++) {
      if (nearest[at] >= 0) {
        votes[labels[nearest[at]]]++;
        count++;
      }
    }
    for (int c = 0; c < classes && count > 0; c++) {
      votes[c] /= count;
    }
    return votes;
  }

  /** How many neighbours of an example carry a label. */
  int labelled(int i, int label, int[] labels) {
    int count = 0;
    for (int at = i * k; at < (i + 1) * k; at++) {
      if (nearest[at] >= 0 && labels[nearest[at]] == label) {
        count++;
      }
    }
    return count;
  }
}
