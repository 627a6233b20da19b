package org.winnow.training.engine.onednn;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Gradients of filters along words and of the words' rows: only the places of the largest values
 * have any. Examples in order, each filter by filter.
 */
final class WordFilterGradientStep implements Step {
  private final String name;
  private final WordFilterShape shape;
  private final WordFilterStep.Texts texts;
  private final Floats slopes;
  private final FloatBuffer weights;
  private final FloatBuffer weightSlopes;
  private final Optional<Floats> biasSlopes;
  private final float[] given;
  private final float[] bias;
  private final float[][][] filters;
  private final float[][][] changes;

  /**
   * What it reads and writes.
   *
   * @param slopes {@code [n, filters]}, of the largest values
   * @param weights filter by filter
   * @param weightSlopes receives their gradient
   */
  record Ends(Tensor slopes, Tensor weights, Tensor weightSlopes, Optional<Tensor> biasSlopes) {}

  WordFilterGradientStep(
      String name, WordFilterShape shape, WordFilterStep.Texts texts, Ends ends) {
    this.name = name;
    this.shape = shape;
    this.texts = texts;
    slopes = Floats.of(ends.slopes);
    weights = Floats.of(ends.weights).buffer();
    weightSlopes = Floats.of(ends.weightSlopes).buffer();
    biasSlopes = ends.biasSlopes.map(Floats::of);
    given = new float[slopes.length()];
    bias = new float[shape.filters()];
    filters = new float[shape.filters()][shape.taps()][shape.channels()];
    changes = new float[shape.filters()][shape.taps()][shape.channels()];
  }

  @Override
  public void run() {
    slopes.read(given, given.length);
    begin();
    for (int i = 0; i < shape.batch(); i++) {
      for (int c = 0; c < shape.filters(); c++) {
        float slope = given[i * shape.filters() + c];
        if (slope != 0) {
          bias[c] += slope;
          window(i, c, slope);
        }
      }
    }
    int at = 0;
    for (float[][] filter : changes) {
      for (float[] tap : filter) {
        weightSlopes.put(at, tap);
        at += tap.length;
      }
    }
    biasSlopes.ifPresent(target -> target.write(bias, bias.length));
  }

  private void begin() {
    Arrays.fill(bias, 0);
    int at = 0;
    for (int c = 0; c < filters.length; c++) {
      for (int tap = 0; tap < shape.taps(); tap++) {
        weights.get(at, filters[c][tap]);
        at += shape.channels();
        Arrays.fill(changes[c][tap], 0);
      }
    }
  }

  /** What a filter saw at its largest value. */
  private void window(int example, int filter, float slope) {
    int first = texts.places()[example * shape.filters() + filter] - shape.before();
    int end = texts.ends() == null ? shape.steps() : Math.min(texts.ends()[example], shape.steps());
    for (int tap = Math.max(0, -first); tap < shape.taps() && first + tap < end; tap++) {
      int word = texts.words().words[example * shape.steps() + first + tap];
      add(slope, texts.words().rows[word], changes[filter][tap]);
      if (texts.words().slopes.length > 0) {
        add(slope, filters[filter][tap], texts.words().slopes[word]);
      }
    }
  }

  private static void add(float factor, float[] values, float[] sum) {
    for (int c = 0; c < sum.length; c++) {
      sum[c] += factor * values[c];
    }
  }

  @Override
  public String toString() {
    return name + " filters along words backward";
  }
}
