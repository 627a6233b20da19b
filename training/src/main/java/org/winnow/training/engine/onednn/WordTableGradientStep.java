package org.winnow.training.engine.onednn;

import java.nio.FloatBuffer;

/** Writes down what each word's row is to change by. */
final class WordTableGradientStep implements Step {
  private final WordTable words;
  private final FloatBuffer gradient;
  private final String layer;

  /**
   * @param gradient {@code [words, channels]}, row by row
   */
  WordTableGradientStep(String layer, WordTable words, Tensor gradient) {
    this.layer = layer;
    this.words = words;
    this.gradient = Floats.of(gradient).buffer();
  }

  @Override
  public void run() {
    int at = 0;
    for (float[] row : words.slopes) {
      gradient.put(at, row);
      at += row.length;
    }
  }

  @Override
  public String toString() {
    return layer + " words backward";
  }
}
