package org.winnow.training;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/** How numbers and shapes of layers are written. */
final class LayerText {
  private LayerText() {}

  /** A number without needless zeros and exponents: {@code 0.25}, {@code 25}. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
    return shortest.signum() == 0 ? "0" : shortest.toPlainString();
  }

  static String list(List<Shape> shapes) {
    return shapes.stream().map(Shape::toString).collect(Collectors.joining(" and "));
  }

  /** A shape whose channels were counted in a long, refused where they are too many. */
  static Shape shape(int height, int width, long channels) {
    if (channels * height * width > Integer.MAX_VALUE || channels > Integer.MAX_VALUE) {
      throw new InputException(
          height + "x" + width + "x" + channels + " holds more values than a layer may have");
    }
    return new Shape(height, width, (int) channels);
  }
}
