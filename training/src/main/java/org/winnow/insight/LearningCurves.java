package org.winnow.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What choosing by some strategies gained, over seeds, with random choice as the baseline.
 *
 * @param dataset the data set it was replayed on
 * @param heldOut how many examples the accuracies were measured on
 * @param planned how many runs were asked for; fewer are here where it was interrupted
 * @param curves one for each run that has begun
 */
public record LearningCurves(String dataset, int heldOut, int planned, List<LearningCurve> curves) {
  public LearningCurves {
    curves = List.copyOf(curves);
  }

  /** The strategies, in the order they were asked for. */
  public List<Strategy> strategies() {
    return curves.stream().map(LearningCurve::strategy).distinct().toList();
  }

  /** The runs of a strategy. */
  public List<LearningCurve> of(Strategy strategy) {
    return curves.stream().filter(c -> c.strategy() == strategy).toList();
  }

  /**
   * How many labels a strategy needs.
   *
   * @param median over the runs (of an even number the upper of the two in the middle), runs that
   *     never got there counting as more than any; empty where it is one of those
   * @param reached runs that got there
   * @param runs all runs
   */
  public record Need(OptionalInt median, int reached, int runs) {}

  /** What a strategy needs to reach an accuracy. */
  public Need labelsTo(Strategy strategy, double accuracy) {
    List<LearningCurve> runs = of(strategy);
    int[] labels =
        runs.stream()
            .map(c -> c.labelsTo(accuracy))
            .filter(OptionalInt::isPresent)
            .mapToInt(OptionalInt::getAsInt)
            .sorted()
            .toArray();
    int middle = runs.size() / 2;
    OptionalInt median =
        middle < labels.length ? OptionalInt.of(labels[middle]) : OptionalInt.empty();
    return new Need(median, labels.length, runs.size());
  }

  /**
   * Labels that a strategy needs for each that random choice needs, by medians; empty where either
   * is not known.
   */
  public OptionalDouble shareOfRandom(Strategy strategy, double accuracy) {
    OptionalInt own = labelsTo(strategy, accuracy).median();
    OptionalInt random = labelsTo(Strategy.RANDOM, accuracy).median();
    return own.isPresent() && random.isPresent()
        ? OptionalDouble.of((double) own.getAsInt() / random.getAsInt())
        : OptionalDouble.empty();
  }

  /**
   * Mean accuracy over the runs that have it, by number of labels.
   *
   * @param labels ascending
   * @param accuracy 0 to 1
   */
  public record Mean(int[] labels, double[] accuracy) {}

  /** The mean curve of a strategy. */
  public Mean mean(Strategy strategy) {
    TreeMap<Integer, List<Double>> byLabels = new TreeMap<>();
    for (LearningCurve c : of(strategy)) {
      for (int i = 0; i < c.labels().length; i++) {
        byLabels.computeIfAbsent(c.labels()[i], l -> new ArrayList<>()).add(c.accuracy()[i]);
      }
    }
    int[] labels = byLabels.keySet().stream().mapToInt(l -> l).toArray();
    double[] accuracy =
        Arrays.stream(labels)
            .mapToDouble(l -> byLabels.get(l).stream().mapToDouble(a -> a).average().orElseThrow())
            .toArray();
    return new Mean(labels, accuracy);
  }

  /** Whether it was interrupted before all runs were whole. */
  public boolean isPartial() {
    int most = curves.stream().mapToInt(c -> c.labels().length).max().orElse(0);
    return curves.size() < planned || curves.stream().anyMatch(c -> c.labels().length < most);
  }

  /** One line. */
  @Override
  public String toString() {
    return curves.size() + " of " + planned + " runs of choosing labels on " + dataset;
  }
}
