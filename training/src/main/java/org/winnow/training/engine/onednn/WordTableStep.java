package org.winnow.training.engine.onednn;

import java.nio.FloatBuffer;
import org.winnow.training.plan.Embedding;

/** Reads a batch's words and the table; an unknown word is refused by its place. */
final class WordTableStep implements Step {
  private final Embedding op;
  private final WordTable words;
  private final Floats tokens;
  private final FloatBuffer table;
  private final float[] given;

  /**
   * @param tokens row by row
   * @param table {@code [words, channels]}, row by row
   */
  WordTableStep(Embedding op, WordTable words, Tensor tokens, Tensor table) {
    this.op = op;
    this.words = words;
    this.tokens = Floats.of(tokens);
    this.table = Floats.of(table).buffer();
    given = new float[words.words.length];
  }

  @Override
  public void run() {
    tokens.read(given, given.length);
    for (int i = 0; i < given.length; i++) {
      words.words[i] = op.row(given[i], i % words.steps);
    }
    int at = 0;
    for (float[] row : words.rows) {
      table.get(at, row);
      at += row.length;
    }
    words.clearSlopes();
  }

  @Override
  public String toString() {
    return op.layer() + " words";
  }
}
