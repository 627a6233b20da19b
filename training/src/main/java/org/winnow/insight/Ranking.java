package org.winnow.insight;

import java.util.Arrays;

/** Orders positions by a score. */
public final class Ranking {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private Ranking() {}

  /**
   * Positions in ascending order of their scores, equal scores in ascending position: the first is
   * the most suspicious wherever low is suspicious. Takes 24 bytes a position while it works.
   *
   * @param scores one a position, none NaN
   */
  public static int[] ascending(double[] scores) {
    int n = scores.length;
    long[] keys = new long[n];
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      keys[i] = sortable(scores[i]);
      order[i] = i;
    }
    long[] otherKeys = new long[n];
    int[] otherOrder = new int[n];
    int[] counts = new int[DIGITS];
    for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
      if (count(keys, shift, counts)) {
        continue; // all alike in this digit
      }
      for (int i = 0; i < n; i++) {
        int to = counts[digit(keys[i], shift)]++;
        otherKeys[to] = keys[i];
        otherOrder[to] = order[i];
      }
      long[] sortedKeys = otherKeys;
      otherKeys = keys;
      keys = sortedKeys;
      int[] sortedOrder = otherOrder;
      otherOrder = order;
      order = sortedOrder;
    }
    return order;
  }

  /** Bits that compare, unsigned, as the values do; −0 is 0. */
  private static long sortable(double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & (DIGITS - 1);
  }

  /** Where each digit's positions begin; true where only one digit occurs. */
  private static boolean count(long[] keys, int shift, int[] counts) {
    Arrays.fill(counts, 0);
    for (long key : keys) {
      counts[digit(key, shift)]++;
    }
    int begin = 0;
    boolean single = false;
    for (int d = 0; d < DIGITS; d++) {
      int here = counts[d];
      single |= here == keys.length;
      counts[d] = begin;
      begin += here;
    }
    return single;
  }
}
