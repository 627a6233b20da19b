package org.winnow.training;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Areas under curves of one class against the rest, from its probabilities. */
final class RankedScores {
  private final boolean[] positive;
  private final float[] score;
  private final int positives;

  private RankedScores(boolean[] positive, float[] score, int positives) {
    this.positive = positive;
    this.score = score;
    this.positives = positives;
  }

  /** Sorted by falling probability of a class. */
  static RankedScores of(int classIndex, float[][] probabilities, int[] truth) {
    int n = truth.length;
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      // The bits of numbers from 0 up sort as the numbers do; the row rides along.
      long bits = Float.floatToIntBits(probabilities[i][classIndex] + 0f);
      keys[i] = (Integer.MAX_VALUE - bits) << 32 | i;
    }
    Arrays.sort(keys);
    boolean[] positive = new boolean[n];
    float[] score = new float[n];
    int positives = 0;
    for (int i = 0; i < n; i++) {
      int row = (int) keys[i];
      positive[i] = truth[row] == classIndex;
      score[i] = probabilities[row][classIndex];
      positives += positive[i] ? 1 : 0;
    }
    return new RankedScores(positive, score, positives);
  }

  /**
   * The probability that a random example of the class gets a larger score than a random other one,
   * ties counting half (Hanley and McNeil 1982).
   */
  OptionalDouble rocArea() {
    long others = positive.length - positives;
    if (positives == 0 || others == 0) {
      return OptionalDouble.empty();
    }
    double won = 0;
    long othersBefore = 0;
    for (int from = 0, to; from < score.length; from = to) {
      to = endOfTie(from);
      int tiedPositives = countPositives(from, to);
      int tiedOthers = to - from - tiedPositives;
      won += tiedPositives * (others - othersBefore - tiedOthers / 2.0);
      othersBefore += tiedOthers;
    }
    return OptionalDouble.of(won / ((double) positives * others));
  }

  /**
   * Average precision: Σ (recall gained) · precision over the thresholds, without interpolation
   * (Manning, Raghavan and Schütze 2008, section 8.4).
   */
  OptionalDouble prArea() {
    if (positives == 0) {
      return OptionalDouble.empty();
    }
    double area = 0;
    int found = 0;
    for (int from = 0, to; from < score.length; from = to) {
      to = endOfTie(from);
      int gained = countPositives(from, to);
      found += gained;
      area += (double) gained / positives * found / to;
    }
    return OptionalDouble.of(area);
  }

  private int endOfTie(int from) {
    int to = from + 1;
    while (to < score.length && score[to] == score[from]) {
      to++;
    }
    return to;
  }

  private int countPositives(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += positive[i] ? 1 : 0;
    }
    return count;
  }
}
