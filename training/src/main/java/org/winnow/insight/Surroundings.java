package org.winnow.insight;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How far each example's nearest others are: of unit vectors, 0 for the same to 2. */
final class Surroundings {
  /** Neighbours asked of each example. */
  static final int NEIGHBOURS = 10;

  private static final int BLOCK = 256;

  /** Wider vectors are looked up by {@link #NARROW} sums of theirs. */
  private static final int WIDE = 256;

  private static final int NARROW = 128;

  private final int[][] near;
  private final double[][] distances;
  private final boolean exact;

  private Surroundings(int[][] near, double[][] distances, boolean exact) {
    this.near = near;
    this.distances = distances;
    this.exact = exact;
  }

  /**
   * Of wide vectors the neighbours are those of random sums with signs, which keep distances to
   * about a tenth (Achlioptas 2003); their distances are measured in full.
   *
   * @param vectors {@code [n][width]}, finite
   */
  static Surroundings of(float[][] vectors) {
    boolean wide = vectors.length > 0 && vectors[0].length > WIDE;
    Neighbours found = Neighbours.of(wide ? narrowed(vectors) : vectors, NEIGHBOURS);
    int[][] near = new int[vectors.length][];
    double[][] distances = new double[vectors.length][];
    Blocks.forEach(
        vectors.length,
        BLOCK,
        () -> new double[0],
        (none, from, to) -> {
          for (int i = from; i < to; i++) {
            int[] rows = found.of(i);
            double[] apart = new double[rows.length];
            for (int rank = 0; rank < rows.length; rank++) {
              double cosine =
                  wide ? cosine(vectors[i], vectors[rows[rank]]) : found.similarity(i, rank);
              apart[rank] = Math.sqrt(Math.max(0, 2 - 2 * cosine));
            }
            int[] order = Ranking.ascending(apart);
            near[i] = IntStream.of(order).map(rank -> rows[rank]).toArray();
            distances[i] = IntStream.of(order).mapToDouble(rank -> apart[rank]).toArray();
          }
        });
    return new Surroundings(near, distances, found.isExact() && !wide);
  }

  private static float[][] narrowed(float[][] vectors) {
    SplittableRandom random = new SplittableRandom(1);
    float[][] signs = new float[vectors[0].length][NARROW];
    for (float[] row : signs) {
      for (int s = 0; s < NARROW; s++) {
        row[s] = random.nextBoolean() ? 1 : -1;
      }
    }
    float[][] sums = new float[vectors.length][NARROW];
    Blocks.forEach(
        vectors.length,
        BLOCK,
        () -> signs,
        (rows, from, to) -> {
          for (int i = from; i < to; i++) {
            for (int d = 0; d < rows.length; d++) {
              add(vectors[i][d], rows[d], sums[i]);
            }
          }
        });
    return sums;
  }

  private static void add(float value, float[] signs, float[] sums) {
    for (int s = 0; s < NARROW; s++) {
      sums[s] += value * signs[s];
    }
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    for (int d = 0; d < a.length; d++) {
      product += (double) a[d] * b[d];
    }
    double lengths = Distinct.square(a) * Distinct.square(b);
    return lengths == 0 ? 0 : product / Math.sqrt(lengths);
  }

  int size() {
    return distances.length;
  }

  /** Whether every pair was compared in full. */
  boolean isExact() {
    return exact;
  }

  /** The nearest others, nearest first; not to be changed. */
  int[] of(int i) {
    return near[i];
  }

  /** Distances to {@link #of}, ascending. */
  double[] distances(int i) {
    return distances[i];
  }

  /** Distance to the farthest of the nearest; NaN where there is none. */
  double reach(int i) {
    double[] own = distances[i];
    return own.length == 0 ? Double.NaN : own[own.length - 1];
  }

  /** Mean distance to the nearest others, NaN where there is none. */
  double mean(int i) {
    return Arrays.stream(distances[i]).average().orElse(Double.NaN);
  }

  /**
   * In how many directions the examples spread, locally: the estimator of Levina and Bickel 2005
   * (Maximum Likelihood Estimation of Intrinsic Dimension, eq. 8), its inverse averaged over
   * examples as MacKay and Ghahramani 2005 advise. Copies are left out; infinite without others.
   */
  double dimensions() {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < size(); i++) {
      double reach = reach(i);
      for (int rank = 0; rank < distances[i].length - 1; rank++) {
        if (distances[i][rank] > NearCopies.LEAST) {
          sum += Math.log(reach / distances[i][rank]);
          count++;
        }
      }
    }
    return sum == 0 ? Double.POSITIVE_INFINITY : count / sum;
  }

  /** The value below which a share of the finite values lies, by the nearest rank. */
  static double quantile(double[] values, double share) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
}
