package org.winnow.insight;

import java.util.Arrays;

/** Vectors scaled to length 1, in one contiguous array; a zero vector stays zero. */
final class UnitVectors {
  private final float[] values;
  private final int width;

  private UnitVectors(float[] values, int width) {
    this.values = values;
    this.width = width;
  }

  static UnitVectors of(float[][] vectors) {
    CheckedInput.vectors(vectors);
    int width = vectors.length == 0 ? 1 : vectors[0].length;
    float[] values = new float[Math.multiplyExact(vectors.length, width)];
    for (int i = 0; i < vectors.length; i++) {
      double square = 0;
      for (float v : vectors[i]) {
        square += (double) v * v;
      }
      double scale = square > 0 ? 1 / Math.sqrt(square) : 0;
      for (int d = 0; d < width; d++) {
        values[i * width + d] = (float) (vectors[i][d] * scale);
      }
    }
    return new UnitVectors(values, width);
  }

  int size() {
    return values.length / width;
  }

  int width() {
    return width;
  }

  /** Adds a vector to the start of {@code sum}. */
  void addTo(int row, double[] sum) {
    for (int d = 0; d < width; d++) {
      sum[d] += values[row * width + d];
    }
  }

  /** The same vectors as another object. */
  UnitVectors copy() {
    return new UnitVectors(values, width);
  }

  float[] row(int row) {
    return Arrays.copyOfRange(values, row * width, (row + 1) * width);
  }

  /** Copies {@code rows[from..to)} to {@code target}, row by row. */
  void gather(int[] rows, int from, int to, float[] target) {
    for (int i = from; i < to; i++) {
      System.arraycopy(values, rows[i] * width, target, (i - from) * width, width);
    }
  }

  /**
   * Copies {@code rows[from..to)} to {@code target} transposed, {@code [width][stride]}, so that
   * one value of all rows lies together.
   */
  void gatherTransposed(int[] rows, int from, int to, float[] target, int stride) {
    for (int i = from; i < to; i++) {
      int start = rows[i] * width;
      for (int d = 0; d < width; d++) {
        target[d * stride + i - from] = values[start + d];
      }
    }
  }
}
