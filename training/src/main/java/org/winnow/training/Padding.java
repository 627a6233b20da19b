package org.winnow.training;

import org.winnow.datasets.InputException;

/**
 * How a window that would reach over the border of a picture is treated.
 *
 * @param kind which of the three ways
 * @param down rows of zeros above and below, for {@link Kind#EXPLICIT} only
 * @param across columns of zeros left and right, for {@link Kind#EXPLICIT} only
 */
public record Padding(Kind kind, int down, int across) {
  /** The three ways. */
  public enum Kind {
    /** No padding: only windows that lie inside. */
    VALID,
    /** Zeros around, so that the output is the input divided by the stride, rounded up. */
    SAME,
    /** A given number of zeros on each side. */
    EXPLICIT
  }

  public static final Padding VALID = new Padding(Kind.VALID, 0, 0);
  public static final Padding SAME = new Padding(Kind.SAME, 0, 0);

  public Padding {
    if (Math.min(down, across) < 0 || Math.max(down, across) > 1024) {
      throw new InputException(
          "padding must be 0 to 1024 pixels, got " + (down == across ? down : down + "x" + across));
    }
    if (kind != Kind.EXPLICIT && down + across != 0) {
      throw new InputException("only explicit padding has pixels");
    }
  }

  /** {@code pixels} zeros on each side; none at all is {@link #VALID}. */
  public static Padding of(int pixels) {
    return of(pixels, pixels);
  }

  /** Rows of zeros above and below, columns of them left and right. */
  public static Padding of(int down, int across) {
    return down == 0 && across == 0 ? VALID : new Padding(Kind.EXPLICIT, down, across);
  }

  /** The words in a skeleton's text, with a leading space; empty for {@link #VALID}. */
  String words() {
    return switch (kind) {
      case VALID -> "";
      case SAME -> " same";
      case EXPLICIT -> " pad " + (down == across ? down : down + "x" + across);
    };
  }
}
