package org.winnow.viz;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Any Tablesaw table as HTML and as aligned text: numbers to the right, missing values as –, the
 * middle of a long or wide table left out and counted. Fractions are shown with six digits.
 */
public final class Tables {
  /** Longer tables show their first and last rows. */
  public static final int ROWS = 30;

  private static final int COLUMNS = 20;
  private static final int LAST = 5;
  private static final MathContext SIX = new MathContext(6);

  private Tables() {}

  public static Figure of(Table table) {
    return of(table, ROWS);
  }

  /**
   * @param mostRows at most so many rows are shown, at least 1
   */
  public static Figure of(Table table, int mostRows) {
    if (mostRows < 1) {
      throw new IllegalArgumentException("at least one row must be shown, got " + mostRows);
    }
    List<Integer> rows = ends(table.rowCount(), mostRows);
    List<Integer> columns = ends(table.columnCount(), COLUMNS);
    Sheet sheet = new Sheet(table.name() == null ? "" : table.name());
    for (int c : columns) {
      header(sheet, c < 0 ? null : table.column(c));
    }
    for (int r : rows) {
      sheet.row(columns.stream().map(c -> cell(table, r, c)).toList());
    }
    boolean whole = rows.size() == table.rowCount() && columns.size() == table.columnCount();
    String size =
        Say.count(table.rowCount(), "row") + " × " + Say.count(table.columnCount(), "column");
    return sheet.keepEmpty().note(whole && table.rowCount() > 0 ? "" : size).figure();
  }

  /** All positions, or the first and last ones with −1 between them. */
  private static List<Integer> ends(int size, int most) {
    if (size <= most) {
      return IntStream.range(0, size).boxed().toList();
    }
    int last = Math.min(LAST, most / 2);
    List<Integer> shown = new ArrayList<>(IntStream.range(0, most - last).boxed().toList());
    shown.add(-1);
    IntStream.range(size - last, size).forEach(shown::add);
    return shown;
  }

  private static void header(Sheet sheet, Column<?> column) {
    if (column == null) {
      sheet.left("…");
    } else if (column instanceof NumericColumn) {
      sheet.right(column.name());
    } else {
      sheet.left(column.name());
    }
  }

  private static String cell(Table table, int row, int column) {
    if (row < 0 || column < 0) {
      return "…";
    }
    Column<?> values = table.column(column);
    if (values.isMissing(row)) {
      return Say.NOTHING;
    }
    Object value = values.get(row);
    return value instanceof Double || value instanceof Float
        ? number(((Number) value).doubleValue())
        : values.getString(row);
  }

  /** Whole numbers in full, others with six significant digits. */
  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    BigDecimal rounded = new BigDecimal(value).round(SIX).stripTrailingZeros();
    boolean plain = Math.abs(value) >= 1e-4 && Math.abs(value) < 1e15;
    return plain ? rounded.toPlainString() : rounded.toString();
  }
}
