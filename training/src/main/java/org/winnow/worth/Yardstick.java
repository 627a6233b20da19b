package org.winnow.worth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.training.Evaluation;
import org.winnow.training.Predictions;
import org.winnow.training.Trials;

/**
 * The held-out examples that networks are measured on, with the labels that count as right.
 *
 * @param data holds them and their labels
 * @param rows of {@code data}; not copied, not to be changed
 */
record Yardstick(Dataset data, int[] rows) {
  Yardstick {
    if (rows.length == 0) {
      throw new InputException(
          "there is no held-out example to measure on: " + data.name() + " has none labelled");
    }
  }

  /** The labelled examples of a split. */
  static Yardstick of(Dataset data, Split split) {
    return new Yardstick(data, data.labelledRows(split));
  }

  Trials.HeldOut heldOut() {
    return new Trials.HeldOut(data, rows);
  }

  /** Names examples, labels and their order. */
  String digest() {
    return data.select(rows).digest() + String.join("\n", classes());
  }

  List<String> classes() {
    return data.schema().classes();
  }

  /**
   * Measures what a network said of the examples. Classes go by their names: one that only the
   * network has is a wrong answer, one that it lacks it never gave.
   */
  Evaluation judge(Predictions said) {
    List<String> all = new ArrayList<>(classes());
    said.classes().stream().filter(c -> !all.contains(c)).forEach(all::add);
    float[][] rearranged =
        Arrays.stream(said.probabilities())
            .map(row -> arranged(row, said.classes(), all))
            .toArray(float[][]::new);
    int[] truth = Arrays.stream(rows).map(data.labels()::classOf).toArray();
    return Evaluation.of(new Predictions(said.ids(), all, rearranged, said.outOfSample()), truth);
  }

  private static float[] arranged(float[] row, List<String> from, List<String> to) {
    float[] arranged = new float[to.size()];
    for (int c = 0; c < row.length; c++) {
      arranged[to.indexOf(from.get(c))] = row[c];
    }
    return arranged;
  }
}
