package org.winnow.training.engine.onednn;

import java.nio.FloatBuffer;
import org.winnow.training.plan.Embedding;

/** Looks tokens up in a table. */
final class EmbeddingStep implements Step {
  private final Embedding op;
  private final Floats tokens;
  private final FloatBuffer table;
  private final Floats output;
  private final int channels;
  private final int steps;
  private final int vocabulary;
  private final float[] given;
  private final int[] rows;
  private final float[] found;

  /**
   * @param rows receives each step's row of the table, for the way back
   */
  EmbeddingStep(Embedding op, int[] rows, Tensor tokens, Embeddings.Ends ends) {
    this.op = op;
    this.rows = rows;
    this.tokens = Floats.of(tokens);
    table = Floats.of(ends.table()).buffer();
    output = Floats.of(ends.values());
    channels = op.output().dims().channels();
    steps = op.output().dims().places();
    vocabulary = op.table().shape().get(0);
    given = new float[rows.length];
    found = new float[Math.multiplyExact(rows.length, channels)];
  }

  @Override
  public void run() {
    tokens.read(given, given.length);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = op.row(given[i], i % steps);
    }
    // One channel for all tokens: its values lie together and stay in the cache.
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < rows.length; i += steps) {
        int to = i * channels + c * steps;
        for (int t = 0; t < steps; t++) {
          found[to + t] = table.get(c * vocabulary + rows[i + t]);
        }
      }
    }
    output.write(found, found.length);
  }

  @Override
  public String toString() {
    return op.layer() + " embedding";
  }
}
