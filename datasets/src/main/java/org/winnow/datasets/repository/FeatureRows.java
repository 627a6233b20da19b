package org.winnow.datasets.repository;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.winnow.datasets.Arrivals;
import org.winnow.datasets.Features;
import org.winnow.datasets.InputException;

/**
 * The array that features are read into from stored records, row by row.
 *
 * @param bytes of all rows, or empty where they are floats
 * @param floats of all rows, or empty where they are bytes
 */
record FeatureRows(Description description, byte[] bytes, float[] floats) {
  private int width() {
    return description.shape().size();
  }

  /** Takes a row from the start of its record. */
  void put(int row, byte[] record, int at) {
    int width = width();
    if (description.bytes()) {
      System.arraycopy(record, at, bytes, row * width, width);
      return;
    }
    ByteBuffer.wrap(record, at, width * Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(floats, row * width, width);
    for (int i = row * width; i < (row + 1) * width; i++) {
      if (!Float.isFinite(floats[i])) {
        throw new InputException("a stored example holds " + floats[i] + ", which is no number");
      }
    }
  }

  /**
   * @param arrivals of the rows that are missing, or null for none
   */
  Features features(Arrivals arrivals) {
    return description.bytes()
        ? Features.ofBytes(bytes, width(), arrivals)
        : Features.ofFloats(floats, width(), arrivals);
  }
}
