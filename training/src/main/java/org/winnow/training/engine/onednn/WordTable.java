package org.winnow.training.engine.onednn;

import java.util.Arrays;
import org.winnow.training.plan.Embedding;

/**
 * The words of a batch and what the table says of each, in plain arrays, with the gradients of both
 * directions; written by the steps of one program alone.
 */
final class WordTable {
  /** Row of the table for each step of each example. */
  final int[] words;

  final float[][] rows;
  final float[][] slopes;
  final int steps;

  WordTable(Embedding op, int batch, boolean learns) {
    int vocabulary = op.table().shape().get(0);
    int channels = op.output().dims().channels();
    steps = op.output().dims().places();
    words = new int[Math.multiplyExact(batch, steps)];
    rows = new float[vocabulary][channels];
    slopes = learns ? new float[vocabulary][channels] : new float[0][];
  }

  void clearSlopes() {
    for (float[] row : slopes) {
      Arrays.fill(row, 0);
    }
  }
}
