package org.winnow.datasets.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.commons.math3.special.Gamma;

/**
 * Whether the shares of classes differ between two states of labels: Pearson's chi-square test of
 * homogeneity (K. Pearson 1911, "On the probability that two independent distributions of frequency
 * are really samples from the same population", Biometrika 8) of a table with two rows, classes
 * with an expected count below five taken together (Cochran 1954). The two states share most
 * examples, which the test takes for independent: it is slow to cry.
 *
 * @param statistic chi-square
 * @param degrees classes compared less one
 * @param p probability of such a difference or a larger one by chance
 * @param distance total variation distance of the shares, 0 to 1
 */
record ClassDrift(double statistic, int degrees, double p, double distance) {
  /** Below this p the difference is a finding. */
  static final double NO_CHANCE = .001;

  private static final double LEAST_EXPECTED = 5;

  /** Empty where either has no labels, or there is only one class to compare. */
  static Optional<ClassDrift> between(Map<Integer, Long> before, Map<Integer, Long> after) {
    double total = sum(before) + sum(after);
    double share = sum(before) / total;
    if (sum(before) == 0 || sum(after) == 0) {
      return Optional.empty();
    }
    TreeMap<Integer, Long> all = new TreeMap<>(before);
    after.forEach((number, count) -> all.merge(number, count, Long::sum));
    List<double[]> cells = new ArrayList<>();
    double[] rare = new double[2];
    double distance = 0;
    for (Map.Entry<Integer, Long> of : all.entrySet()) {
      double one = before.getOrDefault(of.getKey(), 0L);
      double other = of.getValue() - one;
      distance += Math.abs(one / sum(before) - other / sum(after)) / 2;
      if (of.getValue() * Math.min(share, 1 - share) < LEAST_EXPECTED) {
        rare[0] += one;
        rare[1] += other;
      } else {
        cells.add(new double[] {one, other});
      }
    }
    if (rare[0] + rare[1] > 0) {
      cells.add(rare);
    }
    if (cells.size() < 2) {
      return Optional.empty();
    }
    double statistic = 0;
    for (double[] cell : cells) {
      double expected = (cell[0] + cell[1]) * share;
      double rest = (cell[0] + cell[1]) * (1 - share);
      statistic += square(cell[0] - expected) / expected + square(cell[1] - rest) / rest;
    }
    int degrees = cells.size() - 1;
    double p = Gamma.regularizedGammaQ(degrees / 2.0, statistic / 2);
    return Optional.of(new ClassDrift(statistic, degrees, p, distance));
  }

  private static double square(double x) {
    return x * x;
  }

  private static double sum(Map<Integer, Long> counts) {
    return counts.values().stream().mapToLong(count -> count).sum();
  }

  /** How many examples have each class, by its number. */
  static Map<Integer, Long> counts(Map<String, CheckedRows.Row> rows) {
    Map<Integer, Long> counts = new TreeMap<>();
    for (CheckedRows.Row row : rows.values()) {
      OptionalInt number = row.classId();
      if (number.isPresent()) {
        counts.merge(number.getAsInt(), 1L, Long::sum);
      }
    }
    return counts;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "chi-square %.1f with %d degrees of freedom, p %s; %.1f %% of the labels would have to"
            + " move for equal shares",
        statistic,
        degrees,
        p < 1e-4 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p),
        100 * distance);
  }
}
