package org.winnow.magics;

import java.util.Arrays;
import java.util.List;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.insight.SliceGroups;
import org.winnow.insight.Slices;
import org.winnow.training.Model;
import org.winnow.training.Predictions;

/**
 * Looks for groups of examples in which a network does worse: by class, by the values of a table's
 * columns, and by what is alike in the network's eyes.
 */
final class Slicing {
  private final Dataset data;
  private final Model model;

  Slicing(Dataset data, Model model) {
    this.data = data;
    this.model = model;
  }

  /**
   * Groups among the examples that were judged.
   *
   * @param said of labelled examples
   * @param basis a sentence on what was judged by what
   */
  Slices of(Predictions said, String basis) {
    int[] rows = said.ids().stream().mapToInt(data.ids()::find).toArray();
    int[] labels = Arrays.stream(rows).map(data.labels()::classOf).toArray();
    List<String> classes = data.schema().classes();
    SliceGroups groups = new SliceGroups(rows.length).labelled(labels, classes);
    columns(rows, groups);
    groups.alike(model.embeddings(data, rows), labels, classes);
    return Slices.of(Slices.Judged.of(said, labels), groups.groups(), basis);
  }

  private void columns(int[] rows, SliceGroups groups) {
    if (rows.length == 0 || !(data.views().of(rows[0]) instanceof ExampleView.Row first)) {
      return;
    }
    for (String column : first.columns()) {
      groups.column(column, Arrays.stream(rows).mapToObj(row -> value(row, column)).toList());
    }
  }

  /** Empty where the row was added from a file without that column. */
  private String value(int row, String column) {
    if (data.views().of(row) instanceof ExampleView.Row written) {
      int at = written.columns().indexOf(column);
      return at < 0 ? "" : written.values().get(at);
    }
    return "";
  }
}
