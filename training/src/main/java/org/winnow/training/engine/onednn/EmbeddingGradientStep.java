package org.winnow.training.engine.onednn;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.winnow.training.plan.Embedding;

/** Adds up what each row of a table is to change by: examples in order, each step by step. */
final class EmbeddingGradientStep implements Step {
  private final Embedding op;
  private final int[] rows;
  private final Floats slopes;
  private final FloatBuffer table;
  private final int channels;
  private final int steps;
  private final float[] given;
  private final float[] sums;

  /**
   * @param rows as {@link EmbeddingStep} found them
   */
  EmbeddingGradientStep(Embedding op, int[] rows, Embeddings.Ends ends) {
    this.op = op;
    this.rows = rows;
    slopes = Floats.of(ends.values());
    table = Floats.of(ends.table()).buffer();
    channels = op.output().dims().channels();
    steps = op.output().dims().places();
    given = new float[slopes.length()];
    sums = new float[op.table().shape().get(0)];
  }

  @Override
  public void run() {
    slopes.read(given, given.length);
    for (int c = 0; c < channels; c++) {
      Arrays.fill(sums, 0);
      for (int i = 0; i < rows.length; i += steps) {
        int from = i * channels + c * steps;
        for (int t = 0; t < steps; t++) {
          sums[rows[i + t]] += given[from + t];
        }
      }
      table.put(c * sums.length, sums, 0, sums.length);
    }
  }

  @Override
  public String toString() {
    return op.layer() + " embedding backward";
  }
}
