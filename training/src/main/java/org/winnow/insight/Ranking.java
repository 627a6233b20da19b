package org.winnow.insight;

import java.util.Arrays;

/** Orders positions by a score. */
public final class Ranking {
  private Ranking() {}

  /**
   * Positions in ascending order of their scores, equal scores in ascending position: the first is
   * the most suspicious wherever low is suspicious.
   *
   * @param scores one a position, none NaN
   */
  public static int[] ascending(double[] scores) {
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) -> {
          int byScore = Double.compare(scores[a], scores[b]);
          return byScore != 0 ? byScore : Integer.compare(a, b);
        });
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
