package org.winnow.training.engine.onednn;

import java.util.Arrays;

/**
 * Adds up words' shares at each place of an example and looks for the largest sums. All loops run
 * over whole arrays from 0: Java's compiler turns those into vector code.
 */
final class WordFilterSums {
  /** Places that are looked through together for a maximum. */
  private static final int BLOCK = 8;

  private final WordFilterShape shape;
  private final float[] bias;
  private final float[][] none;
  private final float[][][] window;
  private final float[][] sums;
  private final float[][] blocks;
  private final float[] best;

  /**
   * @param bias the filters', read with each example
   */
  WordFilterSums(WordFilterShape shape, float[] bias) {
    this.shape = shape;
    this.bias = bias;
    none = new float[shape.taps()][shape.filters()];
    window = new float[shape.outputs() - 1 + shape.taps()][][];
    sums = new float[shape.outputs()][shape.filters()];
    blocks = new float[(shape.outputs() + BLOCK - 1) / BLOCK][shape.filters()];
    best = new float[shape.filters()];
  }

  /** Forgets the words of the example before. */
  void begin() {
    Arrays.fill(window, none);
  }

  /**
   * The word at a step.
   *
   * @param shares {@code [taps][filters]}
   */
  void word(int step, float[][] shares) {
    int at = step + shape.before();
    if (at < window.length) {
      window[at] = shares;
    }
  }

  /**
   * The largest sum of each filter over the first places; the same array each time.
   *
   * @param places 1 or more
   */
  float[] largest(int places) {
    for (int b = 0; b * BLOCK < places; b++) {
      Arrays.fill(blocks[b], Float.NEGATIVE_INFINITY);
    }
    for (int t = 0; t < places; t++) {
      sum(t, sums[t]);
      raise(blocks[t / BLOCK], sums[t]);
    }
    Arrays.fill(best, Float.NEGATIVE_INFINITY);
    for (int b = 0; b * BLOCK < places; b++) {
      raise(best, blocks[b]);
    }
    return best;
  }

  /** The first place of a filter's largest sum, after {@link #largest}. */
  int place(int filter, int places) {
    float wanted = best[filter];
    int t = 0;
    while (t + BLOCK < places && blocks[t / BLOCK][filter] != wanted) {
      t += BLOCK;
    }
    while (t < places - 1 && sums[t][filter] != wanted) {
      t++;
    }
    return t;
  }

  private void sum(int t, float[] sum) {
    System.arraycopy(bias, 0, sum, 0, sum.length);
    int tap = 0;
    for (; tap + 1 < shape.taps(); tap += 2) {
      add(window[t + tap][tap], window[t + tap + 1][tap + 1], sum);
    }
    if (tap < shape.taps()) {
      add(window[t + tap][tap], sum);
    }
  }

  private static void add(float[] a, float[] b, float[] sum) {
    for (int c = 0; c < sum.length; c++) {
      sum[c] += a[c] + b[c];
    }
  }

  private static void add(float[] a, float[] sum) {
    for (int c = 0; c < sum.length; c++) {
      sum[c] += a[c];
    }
  }

  private static void raise(float[] largest, float[] values) {
    for (int c = 0; c < largest.length; c++) {
      largest[c] = Math.max(largest[c], values[c]);
    }
  }
}
