package org.winnow.datasets.sources;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.winnow.datasets.InputException;
import org.winnow.datasets.MissingText;
import org.winnow.datasets.NumberForm;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;

/** Splits the rows of a table by what one of its columns says. */
final class TableSplits {
  private final RowText rows;
  private final int column;
  private final SplitRule rule;
  private final TableEncoder.RowPlace place;

  TableSplits(RowText rows, int column, SplitRule rule, TableEncoder.RowPlace place) {
    this.rows = rows;
    this.column = column;
    this.rule = rule;
    this.place = place;
  }

  Splits of(Fingerprints prints, int[] classes) {
    return switch (rule.kind()) {
      case STRATIFIED -> rule.splitter().stratified(prints, classes);
      case GROUP -> rule.splitter().byGroup(prints, classes, groups());
      case TIME -> rule.splitter().byTime(prints, times());
      case GIVEN -> rule.splitter().given(prints, given());
    };
  }

  private String text(int row) {
    return rows.text(row, column).strip();
  }

  private int[] groups() {
    Map<String, Integer> numbers = new HashMap<>();
    int[] groups = new int[rows.size()];
    for (int row = 0; row < groups.length; row++) {
      String group = text(row);
      groups[row] =
          MissingText.is(group) ? -1 : numbers.computeIfAbsent(group, g -> numbers.size());
    }
    return groups;
  }

  private double[] times() {
    double[] times = new double[rows.size()];
    for (int row = 0; row < times.length; row++) {
      OptionalDouble number = NumberForm.DECIMAL.read(text(row));
      OptionalDouble time = number.isPresent() ? number : NumberForm.DATE.read(text(row));
      if (time.isEmpty()) {
        throw new InputException(
            place.of(row)
                + ": '"
                + text(row)
                + "' in column '"
                + rule.column()
                + "' is no time; expected a number or a date, as 2026-01-31 or 2026-01-31T12:30:00");
      }
      times[row] = time.getAsDouble();
    }
    return times;
  }

  private Split[] given() {
    Split[] given = new Split[rows.size()];
    for (int row = 0; row < given.length; row++) {
      String text = text(row).toLowerCase(Locale.ROOT);
      try {
        given[row] = Split.parse(text.equals("val") || text.equals("valid") ? "validation" : text);
      } catch (InputException e) {
        throw new InputException(
            place.of(row) + ", column '" + rule.column() + "': " + e.getMessage(), e);
      }
    }
    return given;
  }
}
