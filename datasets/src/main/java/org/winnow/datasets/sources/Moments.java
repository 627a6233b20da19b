package org.winnow.datasets.sources;

/**
 * Mean and deviation of one feature over some rows.
 *
 * @param deviation of the population, or 1 where the feature does not vary
 */
record Moments(float mean, float deviation) {
  /** Leaves a feature as it is. */
  static final Moments UNIT = new Moments(0, 1);

  /** Of column {@code column} of {@code features}, laid out in rows of {@code width}. */
  static Moments of(float[] features, int width, int column, int[] rows) {
    if (rows.length == 0) {
      return UNIT;
    }
    double sum = 0;
    for (int row : rows) {
      sum += features[row * width + column];
    }
    double mean = sum / rows.length;
    double squares = 0;
    for (int row : rows) {
      double d = features[row * width + column] - mean;
      squares += d * d;
    }
    float deviation = (float) Math.sqrt(squares / rows.length);
    return new Moments((float) mean, deviation > 0 ? deviation : 1);
  }
}
