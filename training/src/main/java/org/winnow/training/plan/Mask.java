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

  /** Words scrambled at a time. */
  private static final int PIECE = 1024;

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
    int[] words = new int[Math.min(PIECE, (n + 3) / 4 * 4)];
    for (int start = 0; start < n; start += PIECE) {
      count(words, step, (from + start) >>> 2);
      Philox.scramble(words, seed);
      choose(words, factors, start, Math.min(PIECE, n - start));
    }
  }

  /** Writes the counters of neighbouring blocks. */
  private void count(int[] words, long step, long firstBlock) {
    for (int i = 0; i < words.length; i += 4) {
      long block = firstBlock + (i >>> 2);
      words[i] = (int) block;
      words[i + 1] = (int) (block >>> 32) ^ (int) (step >>> 32);
      words[i + 2] = (int) step;
      words[i + 3] = stream;
    }
  }

  /** Without a branch: which way it goes cannot be foreseen. */
  private void choose(int[] words, float[] factors, int start, int n) {
    long limit = Math.round(probability * WORDS);
    int scale = Float.floatToRawIntBits(scale());
    for (int i = 0; i < n; i++) {
      int dropped = (int) ((Integer.toUnsignedLong(words[i]) - limit) >> 63);
      factors[start + i] = Float.intBitsToFloat(scale & ~dropped);
    }
  }
}
