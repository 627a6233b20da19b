package org.winnow.insight;

import java.util.List;
import java.util.Locale;
import org.winnow.datasets.InputException;

/** Checks arrays that come from outside, and says what is wrong with them. */
final class CheckedInput {
  /** How far from 1 a row of probabilities may sum; published sets are off by 2e-5. */
  static final double SUM_TOLERANCE = 1e-3;

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
      if (rows[i].length != classes) {
        throw new InputException(
            "expected "
                + classes
                + " probabilities a row, got "
                + rows[i].length
                + " (position "
                + i
                + ")");
      }
      double sum = 0;
      for (float p : rows[i]) {
        if (!(p >= 0 && p <= 1 + SUM_TOLERANCE)) {
          throw new InputException(
              "probability " + p + " (position " + i + ") is not within 0 to 1");
        }
        sum += p;
      }
      if (Math.abs(sum - 1) > SUM_TOLERANCE) {
        throw new InputException(
            "the probabilities at position "
                + i
                + " sum to "
                + String.format(Locale.ROOT, "%.4g", sum)
                + ", expected 1 (±"
                + SUM_TOLERANCE
                + "); give softmax outputs, not logits");
      }
    }
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
