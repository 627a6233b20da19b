package org.winnow.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.winnow.datasets.InputException;

/**
 * Areas under the margin, measured against threshold samples: examples that a training was told to
 * be of a class that does not exist, so that what it made of them is what it makes of a wrong label
 * (Pleiss et al. 2020, Identifying Mislabeled Data using the Area Under the Margin Ranking, §4).
 * Each training has other samples, so that every example is judged by one in which it was none.
 */
public final class AumThresholds {
  /** An example whose area is not above that of so many percent of the samples is suspicious. */
  public static final double PERCENTILE = 99;

  private final double[] thresholds;
  private final int samples;
  private final Map<String, double[]> found = new HashMap<>();

  /**
   * Of trainings of the same examples.
   *
   * @param trainings at least one; the last class is the one that does not exist
   * @throws InputException where one has no threshold samples
   */
  public AumThresholds(List<? extends TraceView> trainings) {
    thresholds = trainings.stream().mapToDouble(AumThresholds::threshold).toArray();
    int fakes = 0;
    for (int t = 0; t < thresholds.length; t++) {
      TraceView trace = trainings.get(t);
      for (int i = 0; i < trace.size(); i++) {
        if (isSample(trace, i)) {
          fakes++;
        } else {
          add(trace.ids().get(i), TrainingDynamics.of(trace, i).area(), thresholds[t]);
        }
      }
    }
    samples = fakes;
  }

  /** Sums of areas, of thresholds, and how many. */
  private void add(String id, double area, double threshold) {
    double[] sums = found.computeIfAbsent(id, none -> new double[3]);
    sums[0] += area;
    sums[1] += threshold;
    sums[2]++;
  }

  private static boolean isSample(TraceView trace, int i) {
    return trace.label(i) == trace.classes() - 1;
  }

  private static double threshold(TraceView trace) {
    double[] areas =
        IntStream.range(0, trace.size())
            .filter(i -> isSample(trace, i))
            .mapToDouble(i -> TrainingDynamics.of(trace, i).area())
            .toArray();
    if (areas.length == 0) {
      throw new InputException("expected threshold samples in each training, got none");
    }
    return percentile(areas, PERCENTILE);
  }

  /** Between the two values next to it in proportion (Hyndman and Fan 1996, definition 7). */
  static double percentile(double[] values, double percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = percent / 100 * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** The threshold of each training, a mean margin of logits. */
  public double[] thresholds() {
    return thresholds.clone();
  }

  /**
   * An example's area under the margin less the threshold, in the mean of the trainings in which it
   * was no sample; 0 or less is suspicious. Empty where it was in none.
   */
  public OptionalDouble excess(String id) {
    double[] sums = found.get(id);
    return sums == null ? OptionalDouble.empty() : OptionalDouble.of((sums[0] - sums[1]) / sums[2]);
  }

  /** As: {@code ; area under the margin -1.204, threshold 0.310}. */
  String reason(String id) {
    double[] sums = found.get(id);
    return String.format(
        Locale.ROOT,
        "; area under the margin %.3f, threshold %.3f",
        sums[0] / sums[2],
        sums[1] / sums[2]);
  }

  /** What the thresholds are, for people. */
  public String sentence() {
    List<String> each = new ArrayList<>();
    for (double threshold : thresholds) {
      each.add(String.format(Locale.ROOT, "%.3f", threshold));
    }
    return String.format(
        Locale.ROOT,
        "Threshold %s: the %.0fth percentile of the areas of %,d threshold samples in %d trainings"
            + " of their own.",
        String.join(" and ", each),
        PERCENTILE,
        samples,
        thresholds.length);
  }
}
