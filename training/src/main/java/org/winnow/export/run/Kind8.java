package org.winnow.export.run;

/**
 * The numbers of instructions on 8-bit values, as {@link Kind} has those on floats: a value q
 * stands for (q − zero) · scale. Places of t are in the table of whole numbers; for each output
 * channel there are a bias, a multiplier and a shift ({@link Fixed}).
 */
public final class Kind8 {
  /**
   * y, channels, places, place of 1 / scale and zero + ½ among the floats, then as {@link
   * Kind#FEED}.
   */
  public static final int FEED = 0;

  /** x, y, inputs, outputs, w [outputs][inputs], t, zero of y. */
  public static final int DENSE = 1;

  /** x, inputs, outputs, w [outputs][inputs], place of the biases. */
  public static final int SCORES = 2;

  /** x, y, {@link Windows}, w [filters][channels · window], t, zero of x, zero of y. */
  public static final int CONVOLUTION = 3;

  /** x, y, {@link Windows}, w [window][filters], t, zero of x, zero of y, filters a channel. */
  public static final int DEPTHWISE = 4;

  /**
   * x, y, {@link Windows}, 1 for the largest and 0 for the mean, 1 where a mean counts padding,
   * zero.
   */
  public static final int POOL = 5;

  /** x, y, channels, places, 1 for the largest, zero. */
  public static final int GLOBAL_POOL = 6;

  /** x, y, count, place of 256 bytes among the weights: what each of −128 … 127 becomes. */
  public static final int TABLE = 7;

  /** y, count, zero of y, shift, then for each part x, its zero and its multiplier. */
  public static final int ADD = 8;

  /** y, then for each part x, its size and a table as for {@link #TABLE}. */
  public static final int CONCAT = 9;

  /** x, y, count. */
  public static final int COPY = 10;

  /** x, y, channels, places, t: a multiplier and an addend for each channel, shift. */
  public static final int AFFINE = 11;

  private Kind8() {}
}
