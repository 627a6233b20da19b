package org.winnow.datasets.sources;

import org.winnow.datasets.Shape;

/**
 * A picture's values.
 *
 * @param values 0 to 255, row by row, channels last; not to be changed
 * @param shape height × width × channels, 1 (grey) or 3 (RGB)
 */
record Pixels(byte[] values, Shape shape) {
  private static final int RGB = 3;

  boolean isGrey() {
    return shape.channels() == 1;
  }

  /** In colour or in grey: luma of ITU-R BT.601, or the same value three times. */
  Pixels withChannels(int channels) {
    if (channels == shape.channels()) {
      return this;
    }
    Shape changed = new Shape(shape.height(), shape.width(), channels);
    byte[] result = new byte[changed.size()];
    for (int i = 0; i < shape.height() * shape.width(); i++) {
      if (channels == 1) {
        double luma =
            0.299 * (values[RGB * i] & 0xff)
                + 0.587 * (values[RGB * i + 1] & 0xff)
                + 0.114 * (values[RGB * i + 2] & 0xff);
        result[i] = (byte) Math.round(luma);
      } else {
        java.util.Arrays.fill(result, RGB * i, RGB * i + RGB, values[i]);
      }
    }
    return new Pixels(result, changed);
  }

  /** Stretched to a size, every value being the mean of the area that it covers. */
  Pixels resized(int width, int height) {
    if (width == shape.width() && height == shape.height()) {
      return this;
    }
    int channels = shape.channels();
    float[] columns = new float[shape.height() * width * channels];
    for (int y = 0; y < shape.height(); y++) {
      int row = y * shape.width() * channels;
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          int offset = row + c;
          columns[(y * width + x) * channels + c] =
              mean(x, width, shape.width(), i -> values[offset + i * channels] & 0xff);
        }
      }
    }
    byte[] result = new byte[width * height * channels];
    int step = width * channels;
    for (int i = 0; i < step; i++) {
      int at = i;
      for (int y = 0; y < height; y++) {
        float v = mean(y, height, shape.height(), j -> columns[j * step + at]);
        result[y * step + i] = (byte) Math.round(v);
      }
    }
    return new Pixels(result, new Shape(height, width, channels));
  }

  private interface Line {
    float at(int i);
  }

  /** Mean of a line of {@code from} values over the {@code place}-th of {@code to} equal parts. */
  private static float mean(int place, int to, int from, Line line) {
    double begin = (double) place * from / to;
    double end = (double) (place + 1) * from / to;
    double sum = 0;
    for (int i = (int) begin; i < from && i < end; i++) {
      double covered = Math.min(end, i + 1) - Math.max(begin, i);
      sum += covered * line.at(i);
    }
    return (float) (sum / (end - begin));
  }
}
