package org.winnow.insight;

import java.util.Arrays;

/**
 * Vectors laid out so that one value of many rows lies together: loops over rows vectorise, where
 * the sum over one row's values could not be reordered. Takes n · width · 4 bytes.
 */
final class ColumnBlocks {
  private static final int ROWS = 256;
  private static final int BLOCKS_A_TASK = 16;

  private final float[][] blocks;
  private final int size;
  private final int width;

  private ColumnBlocks(float[][] blocks, int size, int width) {
    this.blocks = blocks;
    this.size = size;
    this.width = width;
  }

  static ColumnBlocks of(float[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    float[][] blocks = new float[(rows.length + ROWS - 1) / ROWS][width * ROWS];
    for (int i = 0; i < rows.length; i++) {
      float[] block = blocks[i / ROWS];
      for (int d = 0; d < width; d++) {
        block[d * ROWS + i % ROWS] = rows[i][d];
      }
    }
    return new ColumnBlocks(blocks, rows.length, width);
  }

  /** Lowers {@code nearest[i]} to the squared distance of row i from a point where that is less. */
  void lower(float[] point, float[] nearest) {
    forEachBlock(
        (sums, block, from) -> {
          for (int d = 0; d < width; d++) {
            addSquares(block, d * ROWS, point[d], sums);
          }
          int rows = Math.min(ROWS, size - from);
          for (int r = 0; r < rows; r++) {
            nearest[from + r] = Math.min(nearest[from + r], sums[r]);
          }
        });
  }

  /** Writes the product of each row with a vector. */
  void products(float[] vector, float[] out) {
    forEachBlock(
        (sums, block, from) -> {
          for (int d = 0; d < width; d++) {
            addProducts(block, d * ROWS, vector[d], sums);
          }
          System.arraycopy(sums, 0, out, from, Math.min(ROWS, size - from));
        });
  }

  private static void addSquares(float[] block, int column, float value, float[] sums) {
    for (int r = 0; r < ROWS; r++) {
      float difference = block[column + r] - value;
      sums[r] += difference * difference;
    }
  }

  private static void addProducts(float[] block, int column, float value, float[] sums) {
    for (int r = 0; r < ROWS; r++) {
      sums[r] += block[column + r] * value;
    }
  }

  @FunctionalInterface
  private interface BlockWork {
    void on(float[] sums, float[] block, int from);
  }

  private void forEachBlock(BlockWork work) {
    Blocks.forEach(
        blocks.length,
        BLOCKS_A_TASK,
        () -> new float[ROWS],
        (sums, from, to) -> {
          for (int b = from; b < to; b++) {
            Arrays.fill(sums, 0);
            work.on(sums, blocks[b], b * ROWS);
          }
        });
  }
}
