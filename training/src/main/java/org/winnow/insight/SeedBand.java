package org.winnow.insight;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Where to draw the line under proposed labels, from some held-out labels: probabilities are
 * calibrated by them, the line lies above their mistakes, and the mean calibrated probability above
 * it is the precision asked for.
 *
 * @param temperature what calibrates
 * @param above the confidence of the surest mistake that is one too many; proposals must exceed it
 * @param asked the precision
 */
record SeedBand(double temperature, double above, double asked) {

  /**
   * By some of the held-out labels.
   *
   * @param used positions
   */
  static SeedBand of(float[][] rows, int[] labels, int[] used, double asked) {
    float[][] some = Arrays.stream(used).mapToObj(i -> rows[i]).toArray(float[][]::new);
    int[] known = Arrays.stream(used).map(i -> labels[i]).toArray();
    double temperature = Temperature.fit(some, known);
    SeedBand calibrated = new SeedBand(temperature, 0, asked);
    return new SeedBand(temperature, calibrated.mistake(some, known), asked);
  }

  /** Calibrated probability of the largest class. */
  double confidence(float[] row) {
    float[] calibrated = Temperature.scaled(row, temperature);
    return calibrated[Probability.argmax(calibrated)];
  }

  /** How many of some confidences, from the largest on, are in the band. */
  int size(double[] falling) {
    double sum = 0;
    int size = 0;
    for (int i = 0; i < falling.length && falling[i] > above; i++) {
      sum += falling[i];
      if (sum / (i + 1) >= asked) {
        size = i + 1;
      }
    }
    return size;
  }

  /** From the surest down, the first mistake that makes more wrong than was asked for. */
  private double mistake(float[][] rows, int[] labels) {
    Integer[] order = new Integer[rows.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -confidence(rows[i])));
    int wrong = 0;
    for (int seen = 1; seen <= order.length; seen++) {
      int i = order[seen - 1];
      wrong += Probability.argmax(rows[i]) == labels[i] ? 0 : 1;
      if (wrong > (1 - asked) * seen) {
        return confidence(rows[i]);
      }
    }
    return 0;
  }
}
