package org.winnow.datasets;

/** The views of all examples, by row. */
@FunctionalInterface
public interface Views {
  /** What a person is shown of the example in this row. */
  ExampleView of(int row);

  /** The views of some rows, in the order given; the array is kept, not copied. */
  default Views select(int[] rows) {
    return row -> of(rows[row]);
  }

  /** Views of {@code own} rows of this followed by those of {@code next}. */
  default Views append(int own, Views next) {
    return row -> row < own ? of(row) : next.of(row - own);
  }

  /**
   * Pictures drawn straight from the features; values from 0 to {@code max} become 0 to 255.
   *
   * @param shape height × width × channels, with 1, 3 or 4 channels
   * @param max the value that is drawn as 255, above 0
   */
  static Views pictures(Features features, Shape shape, float max) {
    return row -> {
      float[] values = new float[features.width()];
      features.copyRow(row, values, 0);
      byte[] pixels = new byte[values.length];
      for (int i = 0; i < values.length; i++) {
        pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(values[i] * 255 / max)));
      }
      return new ExampleView.Picture(shape.width(), shape.height(), shape.channels(), pixels);
    };
  }
}
