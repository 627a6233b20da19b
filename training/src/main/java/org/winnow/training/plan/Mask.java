package org.winnow.training.plan;

/**
 * Which values a dropout keeps: a function of seed, stream, step and row-major index in the batch,
 * the same in every engine on any number of threads.
 *
 * <p>The four words of Philox at the counter (⌊index / 4⌋ low word, its high word with the step's
 * high word, step's low word, stream) and the seed as key belong to four neighbouring values; a
 * value is kept where its word, unsigned, is at least probability · 2³².
 */
public record Mask(long seed, int stream, double probability) {
  private static final double WORDS = 4_294_967_296.0;

  /** The mask of a plan's dropout. */
  public static Mask of(Dropout dropout, long seed) {
    return new Mask(seed, dropout.stream(), dropout.probability());
  }

  /** What is kept is multiplied by this: 1 / (1 − probability). */
  public float scale() {
    return (float) (1 / (1 - probability));
  }

  /**
   * The number of a step as {@link #factors} takes it: of the epoch and the step in it alone, so
   * that a training can go on from the end of any epoch.
   *
   * @param epoch from 1
   * @param step in the epoch, from 0
   */
  public static long step(int epoch, int step) {
    return (long) epoch << Integer.SIZE | step;
  }

  /**
   * Writes {@link #scale()} or 0 for the values from one index on.
   *
   * @param step {@link #step(int, int)}, or the number of a pass outside training
   * @param from index of the first value, a multiple of 4
   */
  public void factors(long step, long from, float[] factors, int n) {
    if (from % 4 != 0) {
      throw new IllegalArgumentException("a mask begins at a multiple of 4, got " + from);
    }
    long limit = Math.round(probability * WORDS);
    float scale = scale();
    int[] words = new int[4];
    for (int i = 0; i < n; i++) {
      if (i % 4 == 0) {
        long block = (from + i) >>> 2;
        words[0] = (int) block;
        words[1] = (int) (block >>> 32) ^ (int) (step >>> 32);
        words[2] = (int) step;
        words[3] = stream;
        Philox.scramble(words, seed);
      }
      factors[i] = Integer.toUnsignedLong(words[i & 3]) >= limit ? scale : 0;
    }
  }
}
