package org.winnow.insight;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether like examples lie together in the order of the data: the distances in position of
 * neighbours are compared with those of any two examples by the largest difference of their
 * distribution functions (Kolmogorov–Smirnov), and that with the same after examples were shuffled
 * (a permutation test, the idea of cleanlab's non-iid check).
 */
final class OrderCheck {
  /** How often examples are shuffled; the least p is 1 / 200. */
  private static final int SHUFFLES = 199;

  private final int n;
  private final int[][] near;

  OrderCheck(Surroundings around) {
    n = around.size();
    near = IntStream.range(0, n).mapToObj(around::of).toArray(int[][]::new);
  }

  /**
   * The answer.
   *
   * @param difference of the distribution functions, 0 to 1
   * @param p share of the shuffled orders with as large a difference, above 0
   */
  record Result(double difference, double p) {}

  /** The test; the same neighbours give the same answer. */
  Result result() {
    int[] position = IntStream.range(0, n).toArray();
    double found = difference(position);
    SplittableRandom random = new SplittableRandom(1);
    int asLarge = 1;
    for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
      for (int i = n - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swapped = position[i];
        position[i] = position[j];
        position[j] = swapped;
      }
      asLarge += difference(position) >= found ? 1 : 0;
    }
    return new Result(found, (double) asLarge / (SHUFFLES + 1));
  }

  private double difference(int[] position) {
    int[] counts = new int[n];
    long pairs = 0;
    for (int i = 0; i < n; i++) {
      for (int j : near[i]) {
        counts[Math.abs(position[i] - position[j])]++;
        pairs++;
      }
    }
    double most = 0;
    long seen = 0;
    for (int d = 1; d < n && pairs > 0; d++) {
      seen += counts[d];
      // Of any two: 2 (n − 1) + … + 2 (n − d) ordered pairs of n (n − 1).
      double any = (2.0 * n - d - 1) * d / ((double) n * (n - 1));
      most = Math.max(most, Math.abs((double) seen / pairs - any));
    }
    return most;
  }
}
