package org.winnow.insight;

import java.util.List;
import java.util.Locale;
import org.winnow.datasets.InputException;

/** Checks arrays that come from outside, and says what is wrong with them. */
final class CheckedInput {
  /** How far from 1 a row of probabilities may sum; published sets are off by 2e-5. */
  static final double SUM_TOLERANCE = 1e-3;

  private static final float MOST = (float) (1 + SUM_TOLERANCE);

  private CheckedInput() {}

  static void sameLength(String what, int came, int examples) {
    if (came != examples) {
      throw new InputException(
          "expected " + what + " for each of the " + examples + " examples, got " + came);
    }
  }

  static void labels(int[] labels, int classes) {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new InputException(
            "label index "
                + labels[i]
                + " (position "
                + i
                + ") is not one of 0 to "
                + (classes - 1)
                + "; only labelled examples can be suspected");
      }
    }
  }

  static void twoClasses(List<String> classes) {
    if (classes.size() < 2) {
      throw new InputException(
          "a wrong label can only be suspected among two or more classes, got " + classes);
    }
  }

  static void probabilities(float[][] rows, int classes) {
    for (int i = 0; i < rows.length; i++) {
      probabilities(rows[i], i, classes);
    }
  }

  static void width(float[] row, int position, int classes) {
    if (row.length != classes) {
      throw new InputException(
          "expected "
              + classes
              + " probabilities a row, got "
              + row.length
              + " (position "
              + position
              + ")");
    }
  }

  static void probabilities(float[] row, int position, int classes) {
    width(row, position, classes);
    double sum = sum(row, position);
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new InputException(
          "the probabilities at position "
              + position
              + " sum to "
              + String.format(Locale.ROOT, "%.4g", sum)
              + ", expected 1 (±"
              + SUM_TOLERANCE
              + "); give softmax outputs, not logits");
    }
  }

  /** In two running sums: an addition need not wait for the one before. */
  private static double sum(float[] row, int position) {
    double even = 0;
    double odd = 0;
    int c = 0;
    for (; c + 1 < row.length; c += 2) {
      even += within(row[c], position);
      odd += within(row[c + 1], position);
    }
    return c < row.length ? even + odd + within(row[c], position) : even + odd;
  }

  private static float within(float p, int position) {
    if (!(p >= 0 && p <= MOST)) {
      throw new InputException(
          "probability " + p + " (position " + position + ") is not within 0 to 1");
    }
    return p;
  }

  static void vectors(float[][] vectors) {
    for (int i = 0; i < vectors.length; i++) {
      if (vectors[i].length != vectors[0].length || vectors[i].length == 0) {
        throw new InputException(
            "expected vectors of one width, got "
                + vectors[0].length
                + " and "
                + vectors[i].length
                + " values (position "
                + i
                + ")");
      }
      for (float v : vectors[i]) {
        if (!Float.isFinite(v)) {
          throw new InputException(
              "a vector's values must be finite, got " + v + " (position " + i + ")");
        }
      }
    }
  }
}
