package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {

  @Test
  void ordersAsAStableSortOfTheScores() {
    for (double[] scores : someScores()) {
      int[] expected = sorted(scores);
      assertArrayEquals(expected, Ranking.ascending(scores));
    }
  }

  @Test
  void ordersInfinitiesAndZerosOfEitherSign() {
    double[] scores = {0, Double.POSITIVE_INFINITY, -0.0, -1, Double.NEGATIVE_INFINITY, 1e-300, 0};
    assertArrayEquals(new int[] {4, 3, 0, 2, 6, 5, 1}, Ranking.ascending(scores));
  }

  @Test
  void findsTheLowestAsTheFirstOfTheOrder() {
    for (double[] scores : someScores()) {
      for (int count : new int[] {0, 1, scores.length / 3, scores.length, scores.length + 1}) {
        int[] expected = Arrays.stream(sorted(scores)).limit(count).sorted().toArray();
        IntStream.Builder found = IntStream.builder();
        Lowest.forEach(scores, count, found::add);
        assertArrayEquals(expected, found.build().toArray());
      }
    }
  }

  /** Few and many, with ties and without, large and small. */
  private static double[][] someScores() {
    SplittableRandom random = new SplittableRandom(3);
    return IntStream.range(0, 60)
        .mapToObj(
            round ->
                random
                    .doubles(1 + round * round)
                    .map(v -> round % 3 == 0 ? Math.floor(7 * v) : Math.exp(40 * (v - .5)) - 1)
                    .toArray())
        .toArray(double[][]::new);
  }

  private static int[] sorted(double[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> scores[i]))
        .mapToInt(i -> i)
        .toArray();
  }
}
