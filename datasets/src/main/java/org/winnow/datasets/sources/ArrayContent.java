package org.winnow.datasets.sources;

import java.util.Arrays;
import org.winnow.datasets.InputException;

/** An array as a file holds it: of numbers, or of texts. */
sealed interface ArrayContent {
  /** How many examples or labels it has: its first dimension. */
  int examples();

  /**
   * One label for each example, null for none.
   *
   * @param where names the array for messages
   * @throws InputException where it is not one whole number or text for each example
   */
  String[] labels(String where);

  /**
   * Numbers.
   *
   * @param dims the dimensions, the first counting examples
   * @param values little-endian, the last dimension running fastest; not to be changed
   */
  record Numbers(ElementType type, int[] dims, byte[] values) implements ArrayContent {
    @Override
    public int examples() {
      return dims.length == 0 ? 1 : dims[0];
    }

    /** Values of one example. */
    int width() {
      return Math.max(1, Arrays.stream(dims).skip(1).reduce(1, Math::multiplyExact));
    }

    @Override
    public String[] labels(String where) {
      if (width() != 1) {
        throw new InputException(
            where
                + " has the shape "
                + Arrays.toString(dims)
                + "; labels are one whole number or text for each example");
      }
      String[] labels = new String[examples()];
      for (int i = 0; i < labels.length; i++) {
        double value = type.read(values, i * type.bytes());
        if (value != Math.rint(value) || Double.isInfinite(value)) {
          throw new InputException(
              where + " holds " + value + " at place " + i + "; labels are whole numbers or texts");
        }
        labels[i] = value < 0 ? null : Long.toString((long) value);
      }
      return labels;
    }
  }

  /** Texts, one for each example; an empty one is no label. */
  record Texts(String[] values) implements ArrayContent {
    @Override
    public int examples() {
      return values.length;
    }

    @Override
    public String[] labels(String where) {
      return values;
    }
  }
}
