package org.winnow.export.run;

/**
 * The numbers of instructions. Operands follow in the order given: x and y are places of input and
 * output in the arena; w, b and others are places among the constants, −1 where there is none;
 * values are channel by channel, each row by row.
 */
public final class Kind {
  /**
   * y, channels, places, then for each step of the preparation its {@link Feed} number and a place.
   */
  public static final int FEED = 0;

  /** x, y, inputs, outputs, w [inputs][outputs], b. */
  public static final int DENSE = 1;

  /** x, y, {@link Windows}, rows at a time, w [filters][channels · window], b. */
  public static final int CONVOLUTION = 2;

  /** x, y, {@link Windows}, filters a channel, w [window][filters], b. */
  public static final int DEPTHWISE = 3;

  /** x, y, {@link Windows}, 1 for the largest and 0 for the mean, 1 where a mean counts padding. */
  public static final int POOL = 4;

  /** x, y, channels, places, 1 for the largest, place of the length or −1. */
  public static final int GLOBAL_POOL = 5;

  /** x, y, channels, places, mean, gain, shift: (x − mean) · gain + shift. */
  public static final int AFFINE = 6;

  /** x, y, channels, places, gain, bias, epsilon. */
  public static final int LAYER_NORM = 7;

  /** x, y, count, {@link Curves} number, alpha. */
  public static final int ACTIVATE = 8;

  /** x, y, channels, places. */
  public static final int SOFTMAX = 9;

  /** x, y, channels, steps, rows of the table, w [rows][channels]. */
  public static final int EMBEDDING = 10;

  /** x, y, channels, steps. */
  public static final int LENGTHS = 11;

  /** x, y, channels, steps, place of the length. */
  public static final int CUT = 12;

  /**
   * x, y, channels, units, steps, 1 for the last state alone, place of the length or −1, w
   * [channels] [4 · units], r [units][4 · units], b.
   */
  public static final int LSTM = 13;

  /** y, count, then an x each. */
  public static final int ADD = 14;

  /** y, then for each part its x and size. */
  public static final int CONCAT = 15;

  /** x, y, count. */
  public static final int COPY = 16;

  private Kind() {}
}
