package org.winnow.worth;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A figure with and without a commit, by pairs of trainings with the same seed.
 *
 * @param with one value for each seed
 * @param without the same
 */
public record Paired(List<Double> with, List<Double> without) {
  public Paired {
    with = List.copyOf(with);
    without = List.copyOf(without);
  }

  /** Mean of with less without. */
  public double difference() {
    return Looked.mean(differences());
  }

  /** Half the 95 % interval of the difference, by Student's t of the pairs; NaN for one pair. */
  public double margin() {
    int pairs = with.size();
    double spread = Looked.spread(List.of(differences()));
    return pairs < 2 ? Double.NaN : StudentT.twoSided95(pairs - 1) * spread / Math.sqrt(pairs);
  }

  /** Whether the interval leaves 0 out. */
  public boolean clear() {
    return Math.abs(difference()) > margin();
  }

  private List<Double> differences() {
    return IntStream.range(0, with.size()).mapToObj(i -> with.get(i) - without.get(i)).toList();
  }
}
