package org.winnow.worth;

import java.util.Arrays;
import java.util.List;
import org.winnow.datasets.repository.Commit;

/**
 * A commit that a search looked at.
 *
 * @param values the figure, one for each seed
 * @param fails whether their mean meets the condition
 * @param clear whether the mean lies outside the noise around the bound: two standard errors
 */
public record Looked(Commit commit, List<Double> values, boolean fails, boolean clear) {
  public Looked {
    values = List.copyOf(values);
  }

  /** Mean of the values. */
  public double mean() {
    return mean(values);
  }

  static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElseThrow();
  }

  /** Standard deviation between the seeds of several commits, within each of them. */
  static double spread(List<List<Double>> groups) {
    double squares = 0;
    int free = 0;
    for (List<Double> group : groups) {
      double mean = mean(group);
      squares += group.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
      free += group.size() - 1;
    }
    return free == 0 ? Double.NaN : Math.sqrt(squares / free);
  }

  @Override
  public String toString() {
    return commit.shortId() + " " + Arrays.toString(values.toArray()) + (fails ? " fails" : "");
  }
}
