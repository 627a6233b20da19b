package org.winnow.insight;

import java.util.Arrays;

/** How far each example's nearest others are: of unit vectors, 0 for the same to 2. */
final class Surroundings {
  /** Neighbours asked of each example. */
  static final int NEIGHBOURS = 10;

  private final Neighbours near;
  private final double[][] distances;

  private Surroundings(Neighbours near, double[][] distances) {
    this.near = near;
    this.distances = distances;
  }

  static Surroundings of(float[][] vectors) {
    Neighbours near = Neighbours.of(vectors, NEIGHBOURS);
    double[][] distances = new double[vectors.length][];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = new double[near.of(i).length];
      for (int rank = 0; rank < distances[i].length; rank++) {
        distances[i][rank] = Math.sqrt(Math.max(0, 2 - 2 * (double) near.similarity(i, rank)));
      }
    }
    return new Surroundings(near, distances);
  }

  int size() {
    return distances.length;
  }

  /** Whether every pair was compared. */
  boolean isExact() {
    return near.isExact();
  }

  /** The nearest others, nearest first. */
  int[] of(int i) {
    return near.of(i);
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
