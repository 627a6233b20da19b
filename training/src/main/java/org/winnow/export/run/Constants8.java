package org.winnow.export.run;

/** What the instructions of an 8-bit network read. */
public final class Constants8 {
  final byte[] weights;
  final int[] table;
  final float[] floats;
  final float scale;

  /**
   * @param weights of the layers, and tables of functions
   * @param table biases, multipliers and shifts
   * @param floats for the preparation of inputs
   * @param scale of the scores' sums
   */
  public Constants8(byte[] weights, int[] table, float[] floats, float scale) {
    this.weights = weights;
    this.table = table;
    this.floats = floats;
    this.scale = scale;
  }
}
