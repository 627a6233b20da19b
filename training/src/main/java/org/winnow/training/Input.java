package org.winnow.training;

import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/**
 * What the data are; a skeleton begins with it.
 *
 * <p>A sequence is a picture one column wide: steps × 1 × values. Where it is padded, steps at an
 * example's end whose values are all 0 (as prepared) are none of it: what comes after them is as if
 * the sequence ended before.
 *
 * @param shape of one example
 * @param vocabulary 0 for numbers; else the values are tokens, whole numbers from 0 up to but not
 *     this
 * @param padded whether zeros at the end fill up shorter sequences
 */
public record Input(Shape shape, int vocabulary, boolean padded) implements LayerSpec {
  private static final int LARGEST_VOCABULARY = 10_000_000;

  public Input {
    if (vocabulary < 0 || vocabulary == 1 || vocabulary > LARGEST_VOCABULARY) {
      throw new InputException(
          "a vocabulary has 2 to " + LARGEST_VOCABULARY + " tokens, got " + vocabulary);
    }
    boolean sequence = isSequence(shape);
    if (!sequence && (padded || vocabulary > 0)) {
      throw new InputException("a sequence has 2 or more steps, got " + shape);
    }
    if (vocabulary > 0 && shape.channels() != 1) {
      throw new InputException("each step is one token, got " + shape.channels());
    }
  }

  /** Numbers. */
  public Input(Shape shape) {
    this(shape, 0, false);
  }

  /** Sequences of {@code values} numbers a step. */
  public static Input sequence(int steps, int values) {
    return new Input(steps(steps, values), 0, false);
  }

  /** Sequences of tokens, each 0 up to but not {@code vocabulary}. */
  public static Input tokens(int steps, int vocabulary) {
    return new Input(steps(steps, 1), Math.max(vocabulary, 1), false);
  }

  private static Shape steps(int steps, int values) {
    if (steps < 2) {
      throw new InputException("a sequence has 2 or more steps, got " + steps);
    }
    return new Shape(steps, 1, values);
  }

  /** Zeros at the end fill up shorter sequences. */
  public Input filledUp() {
    return new Input(shape, vocabulary, true);
  }

  /** Whether a shape is that of a sequence: one column, two or more rows. */
  public static boolean isSequence(Shape shape) {
    return shape.width() == 1 && shape.height() > 1;
  }

  public boolean isTokens() {
    return vocabulary > 0;
  }

  /**
   * Steps of an example before its padding, at least 1.
   *
   * @param values prepared inputs
   * @param from where the example begins
   */
  public int steps(float[] values, int from) {
    int last = shape.size() - 1;
    while (padded && last >= 0 && values[from + last] == 0) {
      last--;
    }
    return Math.max(1, (last + shape.channels()) / shape.channels());
  }

  /** The first of an example's values that is no token of the vocabulary, or -1. */
  int firstNoToken(float[] values, int from) {
    for (int i = 0; isTokens() && i < shape.size(); i++) {
      float v = values[from + i];
      if (!(v >= 0 && v < vocabulary && v == Math.rint(v))) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public String text() {
    String end = padded ? " padded" : "";
    if (isTokens()) {
      return "input tokens " + shape.height() + " vocab " + vocabulary + end;
    }
    return padded
        ? "input sequence " + shape.height() + "x" + shape.channels() + end
        : "input " + shape;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return shape;
  }
}
