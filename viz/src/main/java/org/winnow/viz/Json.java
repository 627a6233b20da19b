package org.winnow.viz;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers as a view's state carries them: JSON has no NaN, and four decimals are enough to draw.
 */
final class Json {
  private Json() {}

  /** The values rounded to four decimals, null where one is not finite. */
  static List<Double> row(double... values) {
    return Arrays.asList(
        Arrays.stream(values)
            .mapToObj(v -> Double.isFinite(v) ? (Double) (Math.round(v * 1e4) / 1e4) : null)
            .toArray(Double[]::new));
  }
}
