package org.winnow.tests.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;

/** Statistics over seeds, and of rankings. */
final class Figures {
  private Figures() {}

  static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** The middle value, or the mean of the two in the middle. */
  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Lower end of the two-sided 95 % interval of a mean, by Student's t; NaN for one value. */
  static double lower95(List<Double> values) {
    int n = values.size();
    if (n < 2) {
      return Double.NaN;
    }
    double mean = mean(values);
    double square = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    double error = Math.sqrt(square / (n - 1) / n);
    return mean - new TDistribution(n - 1).inverseCumulativeProbability(.975) * error;
  }

  /**
   * Area under the precision–recall curve as average precision: Σ (change of recall) · precision
   * over distinct scores.
   *
   * @param scores low is suspicious
   * @param wrong what is to be found
   */
  static double averagePrecision(double[] scores, boolean[] wrong) {
    Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Double.compare(scores[a], scores[b]));
    int total = 0;
    for (boolean w : wrong) {
      total += w ? 1 : 0;
    }
    double area = 0;
    int found = 0;
    int before = 0;
    for (int seen = 1; seen <= order.length; seen++) {
      found += wrong[order[seen - 1]] ? 1 : 0;
      boolean tied = seen < order.length && scores[order[seen]] == scores[order[seen - 1]];
      if (!tied) {
        area += (double) (found - before) / total * found / seen;
        before = found;
      }
    }
    return area;
  }
}
