package org.winnow.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** How the written values of one column become raw features. */
public sealed interface ColumnEncoding
    permits ColumnEncoding.Numeric, ColumnEncoding.OneOf, TextEncoding {
  /** The column's name. */
  String column();

  /** How many features it gives. */
  int width();

  /** A name for each of them. */
  List<String> featureNames();

  /**
   * Writes the features of one value to {@code target} from {@code offset} on.
   *
   * @throws InputException where the value is not of the column's kind
   */
  void encode(String written, float[] target, int offset);

  /**
   * A number. A missing one becomes {@code fill}; where the training rows had missing ones, a
   * second feature is 1 for these and 0 for all others.
   *
   * @param form how it is written
   * @param fill the mean of the training rows
   * @param flagsMissing whether there is the second feature
   */
  record Numeric(String column, NumberForm form, float fill, boolean flagsMissing)
      implements ColumnEncoding {
    @Override
    public int width() {
      return flagsMissing ? 2 : 1;
    }

    @Override
    public List<String> featureNames() {
      return flagsMissing ? List.of(column, column + " is missing") : List.of(column);
    }

    @Override
    public void encode(String written, float[] target, int offset) {
      boolean missing = MissingText.is(written);
      target[offset] = missing ? fill : (float) number(written);
      if (flagsMissing) {
        target[offset + 1] = missing ? 1 : 0;
      }
    }

    private double number(String written) {
      OptionalDouble read = form.read(written.strip());
      if (read.isEmpty() || !Float.isFinite((float) read.getAsDouble())) {
        throw new InputException(
            "column '" + column + "' expects " + form.expectation() + ", got '" + written + "'");
      }
      return read.getAsDouble();
    }
  }

  /**
   * One of several texts: one feature for each, 1 for the one that is written and 0 for the others.
   * A text that the training rows did not have, or a missing one, gives 0 everywhere, save that
   * missing ones have a feature of their own where {@code flagsMissing}.
   *
   * @param values the texts, distinct and in the order of {@link String#compareTo}
   * @param flagsMissing whether missing ones have a feature
   */
  record OneOf(String column, List<String> values, boolean flagsMissing) implements ColumnEncoding {
    public OneOf {
      values = List.copyOf(values);
      for (int i = 1; i < values.size(); i++) {
        if (values.get(i - 1).compareTo(values.get(i)) >= 0) {
          throw new InputException(
              "the values of column '" + column + "' must be distinct and sorted, got " + values);
        }
      }
    }

    @Override
    public int width() {
      return values.size() + (flagsMissing ? 1 : 0);
    }

    @Override
    public List<String> featureNames() {
      List<String> names = new ArrayList<>();
      values.forEach(v -> names.add(column + "=" + v));
      if (flagsMissing) {
        names.add(column + " is missing");
      }
      return names;
    }

    @Override
    public void encode(String written, float[] target, int offset) {
      Arrays.fill(target, offset, offset + width(), 0);
      if (!MissingText.is(written)) {
        int known = Collections.binarySearch(values, written.strip());
        if (known >= 0) {
          target[offset + known] = 1;
        }
      } else if (flagsMissing) {
        target[offset + values.size()] = 1;
      }
    }
  }
}
