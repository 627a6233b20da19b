package org.winnow.kernel.cells;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.Table;

/** A value on one short line: how large it is, and its text unless that would take long to make. */
public final class ValueLine {
  private static final int LONGEST = 60;

  /** The text of larger collections would take long to make, for a few words of it. */
  private static final int MOST_ELEMENTS = 1_000;

  private ValueLine() {}

  /** The line; of a value that cannot be shown it says so. */
  public static String of(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Table table) {
      return counted(table.rowCount(), "row") + " × " + counted(table.columnCount(), "column");
    }
    int size = size(value);
    String count = size < 0 ? "" : counted(size, "element");
    if (size > MOST_ELEMENTS) {
      return count;
    }
    String line = Renderer.render(value).text().strip().replaceAll("\\s*\\R\\s*", " ⏎ ");
    String text = size < 0 ? line : count + ": " + line;
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private static String counted(int number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }

  private static int size(Object value) {
    return value instanceof Collection<?> c
        ? c.size()
        : value instanceof Map<?, ?> m
            ? m.size()
            : value.getClass().isArray() ? Array.getLength(value) : -1;
  }
}
