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
    double sum = sumIfNoneNegative(row);
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw wrong(row, position);
    }
  }

  /**
   * NaN where a value is negative (or −0, or NaN): what is left and sums to 1 is within 0 to 1. In
   * four running sums, so that an addition need not wait for the one before.
   */
  private static double sumIfNoneNegative(float[] row) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int signs = 0;
    int c = 0;
    for (; c + 3 < row.length; c += 4) {
      float a = row[c];
      float b = row[c + 1];
      float d = row[c + 2];
      float e = row[c + 3];
      signs |= bits(a) | bits(b) | bits(d) | bits(e);
      first += a;
      second += b;
      third += d;
      fourth += e;
    }
    for (; c < row.length; c++) {
      signs |= bits(row[c]);
      first += row[c];
    }
    return signs < 0 ? slowSum(row) : first + second + (third + fourth);
  }

  private static int bits(float value) {
    return Float.floatToRawIntBits(value);
  }

  /** The same where −0 is no harm. */
  private static double slowSum(float[] row) {
    double sum = 0;
    for (float p : row) {
      sum += p >= 0 ? p : Double.NaN;
    }
    return sum;
  }

  private static InputException wrong(float[] row, int position) {
    double sum = 0;
    for (float p : row) {
      if (!(p >= 0 && p <= MOST)) {
        return new InputException(
            "probability " + p + " (position " + position + ") is not within 0 to 1");
      }
      sum += p;
    }
    return new InputException(
        "the probabilities at position "
            + position
            + " sum to "
            + String.format(Locale.ROOT, "%.4g", sum)
            + ", expected 1 (±"
            + SUM_TOLERANCE
            + "); give softmax outputs, not logits");
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
