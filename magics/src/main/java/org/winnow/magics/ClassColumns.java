package org.winnow.magics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sources.NumberTable;

/**
 * Checks a table of class probabilities and brings it into the order of the classes, each row
 * summing to 1.
 */
final class ClassColumns {
  /** A row further from 1 is rescaled with a note; published sets are off by 2e-5. */
  private static final double NOTED = 1e-3;

  /** A row further from 1 is no row of probabilities. */
  private static final double REFUSED = .05;

  private static final int SHOWN = 5;

  private final NumberTable table;
  private final List<String> classes;
  private final List<String> notes = new ArrayList<>();

  ClassColumns(NumberTable table, List<String> classes) {
    this.table = table;
    this.classes = classes;
  }

  /** The same table with the columns in the order of the classes. */
  NumberTable inOrder() {
    if (table.width() != classes.size()) {
      throw new InputException(
          "%s has %d columns of probabilities; expected one for each of the %d classes: %s"
              .formatted(table.name(), table.width(), classes.size(), some(classes)));
    }
    int[] order = order();
    float[][] rows = new float[table.rows().length][];
    int rescaled = 0;
    double furthest = 0;
    for (int i = 0; i < rows.length; i++) {
      double sum = checkedSum(i);
      rescaled += Math.abs(sum - 1) > NOTED ? 1 : 0;
      furthest = Math.max(furthest, Math.abs(sum - 1));
      rows[i] = row(table.rows()[i], order, sum);
    }
    if (rescaled > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "Rescaled, as they did not sum to 1: %,d of %,d rows (off by up to %.2g).",
              rescaled,
              rows.length,
              furthest));
    }
    return new NumberTable(table.name(), table.ids(), classes, rows, table.sha256());
  }

  /** What a person should know about how the table was read. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** For each class its column. */
  private int[] order() {
    List<String> columns = table.columns();
    if (columns.isEmpty() || columns.equals(classes)) {
      return IntStream.range(0, classes.size()).toArray();
    }
    if (new HashSet<>(columns).equals(new HashSet<>(classes))) {
      notes.add("Its columns were put in the order of the classes, by name.");
      return classes.stream().mapToInt(columns::indexOf).toArray();
    }
    List<String> numbers = IntStream.range(0, classes.size()).mapToObj(Integer::toString).toList();
    if (columns.equals(numbers)) {
      notes.add("Its columns are numbered and were taken in the order of the classes.");
      return IntStream.range(0, classes.size()).toArray();
    }
    throw new InputException(
        "%s has the columns %s; expected the classes, in any order: %s"
            .formatted(table.name(), some(columns), some(classes)));
  }

  private double checkedSum(int i) {
    double sum = 0;
    for (float p : table.rows()[i]) {
      if (!Float.isFinite(p) || p < 0) {
        throw new InputException(
            "%s: %s in %s is no probability; expected finite numbers from 0 to 1"
                .formatted(table.name(), p, place(i)));
      }
      sum += p;
    }
    if (Math.abs(sum - 1) > REFUSED) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "%s: %s sums to %.4g, expected 1; give softmax outputs, not logits or per cent",
              table.name(),
              place(i),
              sum));
    }
    return sum;
  }

  private String place(int i) {
    return "row " + (i + 1) + table.ids().map(ids -> " (id " + ids.get(i) + ")").orElse("");
  }

  private static float[] row(float[] from, int[] order, double sum) {
    float[] row = new float[order.length];
    for (int c = 0; c < row.length; c++) {
      row[c] = (float) (from[order[c]] / sum);
    }
    return row;
  }

  private static String some(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
        + (names.size() > SHOWN ? ", …" : "");
  }
}
