package org.winnow.tests.bench;

import java.util.List;
import java.util.Map;
import org.winnow.tests.bench.TrainingRows.Bar;
import org.winnow.tests.bench.TrainingRows.Measured;

/**
 * Accuracies of several contenders in one task over the same seeds.
 *
 * @param byContender Winnow's among them
 */
record Accuracies(String task, Map<String, List<Double>> byContender) {
  /** Two standard errors of a difference: further below is no chance any more. */
  private static final double BAR = -2;

  void tell(TrainingRows rows) {
    byContender.forEach(
        (name, values) -> {
          int n = values.size();
          rows.add(new Measured(title("mean"), name, 1, n), Figures.mean(values), "");
          rows.add(new Measured(title("spread"), name, 1, n), deviation(values), "");
        });
    List<Double> ours = byContender.get(TrainingContender.WINNOW);
    byContender.forEach(
        (name, theirs) -> {
          if (theirs != ours) {
            rows.add(
                new Measured(title("Winnow's lead, standard errors"), name, 1, ours.size()),
                lead(ours, theirs),
                "",
                Bar.atLeast(BAR));
          }
        });
  }

  private String title(String what) {
    return "accuracy " + task + ", " + what;
  }

  /**
   * The difference of the means over its standard error (Welch 1947); 0 or ±99 where neither
   * varies.
   */
  static double lead(List<Double> ours, List<Double> theirs) {
    double difference = Figures.mean(ours) - Figures.mean(theirs);
    double error =
        Math.sqrt(
            Math.pow(deviation(ours), 2) / ours.size()
                + Math.pow(deviation(theirs), 2) / theirs.size());
    return error == 0 ? Math.signum(difference) * 99 : difference / error;
  }

  /** The sample's standard deviation. */
  static double deviation(List<Double> values) {
    double mean = Figures.mean(values);
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1));
  }
}
