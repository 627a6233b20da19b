package org.winnow.training;

import java.util.List;
import java.util.Locale;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/**
 * The largest or the mean value under each window, channel by channel.
 *
 * @param kind which of the two
 * @param window size, stride (usually the size) and padding
 */
public record Pool(Kind kind, Window window) implements LayerSpec {
  /** What is taken of a window. */
  public enum Kind {
    MAX,
    AVERAGE;

    /** {@code max} or {@code average}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Pool {
    Padding padding = window.padding();
    if (padding.down() >= window.height() || padding.across() >= window.width()) {
      throw new InputException(
          "a pool's padding must be smaller than its window, got"
              + padding.words()
              + " for "
              + window.height()
              + "x"
              + window.width());
    }
    if (window.dilation() != 1) {
      throw new InputException("a pool has no dilation, got " + window.dilation());
    }
  }

  /** The largest value of squares that do not overlap. */
  public static Pool max(int side) {
    return new Pool(Kind.MAX, Window.of(side).stride(side));
  }

  /** The mean of squares that do not overlap. */
  public static Pool average(int side) {
    return new Pool(Kind.AVERAGE, Window.of(side).stride(side));
  }

  public Pool stride(int value) {
    return new Pool(kind, window.stride(value));
  }

  public Pool same() {
    return new Pool(kind, window.padding(Padding.SAME));
  }

  @Override
  public String text() {
    return "pool " + kind.label() + " " + window.words(window.height(), window.width());
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return window.over(inputs.get(0), inputs.get(0).channels());
  }
}
