package org.winnow.magics;

import java.util.List;
import java.util.Locale;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.datasets.sources.NumberTable;

/**
 * The rows of a file by the examples they belong to.
 *
 * @param byRow by row of the data set; null where the file has none for it
 * @param how the rows were matched, in words
 */
record MatchedRows(float[][] byRow, String how) {

  /**
   * Matches by id where the file has ids, else by order: of the labelled training examples, or of
   * all.
   *
   * @throws InputException where an id is unknown, or the number of rows fits neither
   */
  static MatchedRows of(NumberTable table, Dataset data) {
    return table.ids().isPresent()
        ? byId(table, table.ids().get(), data)
        : byOrder(table, data, data.labelledRows(Split.TRAIN));
  }

  boolean has(int row) {
    return byRow[row] != null;
  }

  private static MatchedRows byId(NumberTable table, List<String> ids, Dataset data) {
    float[][] byRow = new float[data.size()][];
    int unknown = 0;
    String first = "";
    for (int i = 0; i < ids.size(); i++) {
      int row = data.ids().find(ids.get(i));
      if (row >= 0) {
        byRow[row] = table.rows()[i];
      } else if (unknown++ == 0) {
        first = "'" + ids.get(i) + "' (row " + (i + 1) + ")";
      }
    }
    if (unknown > 0) {
      throw new InputException(
          "%s has ids that are not in %s: %s of %s, the first %s%n%%labels export FILE writes the ids"
              .formatted(table.name(), data.name(), count(unknown), count(ids.size()), first));
    }
    return new MatchedRows(byRow, "matched by id");
  }

  private static MatchedRows byOrder(NumberTable table, Dataset data, int[] training) {
    float[][] rows = table.rows();
    float[][] byRow = new float[data.size()][];
    if (rows.length == training.length) {
      for (int i = 0; i < rows.length; i++) {
        byRow[training[i]] = rows[i];
      }
      return new MatchedRows(
          byRow, "matched by order to the " + count(rows.length) + " labelled training examples");
    }
    if (rows.length != data.size()) {
      throw new InputException(
          "%s has %s rows; expected %s (the labelled training examples) or %s (all examples)%n"
                  .formatted(
                      table.name(), count(rows.length), count(training.length), count(data.size()))
              + "in the data set's order, or a CSV file with a column id");
    }
    return new MatchedRows(
        rows.clone(), "matched by order to all " + count(rows.length) + " examples");
  }

  private static String count(int n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
