package org.winnow.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table of short texts that gives HTML and aligned plain text; everything in it is escaped. */
final class Sheet {
  /** Longest cell of the plain text; HTML has {@link #MOST_HTML}. */
  static final int MOST_TEXT = 120;

  static final int MOST_HTML = 300;

  private static final String CELL = "padding:2px 8px;vertical-align:top;text-align:";

  private record Column(String name, boolean right) {}

  private final String title;
  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean keepEmpty;

  /**
   * @param title one line above the table, possibly empty
   */
  Sheet(String title) {
    this.title = title;
  }

  Sheet left(String... names) {
    for (String name : names) {
      columns.add(new Column(name, false));
    }
    return this;
  }

  Sheet right(String... names) {
    for (String name : names) {
      columns.add(new Column(name, true));
    }
    return this;
  }

  Sheet row(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "a row of " + cells.size() + " cells for " + columns.size() + " columns");
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  Sheet row(String... cells) {
    return row(List.of(cells));
  }

  /** A line below the table; an empty one is left out. */
  Sheet note(String note) {
    if (!note.isEmpty()) {
      notes.add(note);
    }
    return this;
  }

  /** Shows every column, also one that is empty in every row. */
  Sheet keepEmpty() {
    keepEmpty = true;
    return this;
  }

  String title() {
    return title;
  }

  int size() {
    return rows.size();
  }

  Figure figure() {
    return Figure.html(html(), text());
  }

  String html() {
    StringBuilder out = new StringBuilder(Html.heading(title));
    out.append("<table style=\"border-collapse:collapse\"><thead><tr>");
    List<Integer> used = used();
    if (used.isEmpty()) {
      return Html.heading(title) + notesHtml();
    }
    for (int c : used) {
      cell(out, "th", columns.get(c), columns.get(c).name());
    }
    out.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      out.append("<tr>");
      used.forEach(c -> cell(out, "td", columns.get(c), row.get(c)));
      out.append("</tr>");
    }
    return out.append("</tbody></table>").append(notesHtml()).toString();
  }

  /** The lines below the table alone. */
  String notesHtml() {
    return notes.stream().map(Html::note).collect(Collectors.joining());
  }

  private static void cell(StringBuilder out, String tag, Column column, String text) {
    out.append('<').append(tag).append(" style=\"").append(CELL);
    out.append(column.right() ? "right" : "left").append("\">");
    out.append(Escape.html(Escape.line(text, MOST_HTML))).append("</").append(tag).append('>');
  }

  /** Aligned columns, two blanks apart, no trailing blanks or line end. */
  String text() {
    return plain().collect(Collectors.joining("\n"));
  }

  /** The lines of {@link #text}. */
  Stream<String> plain() {
    List<List<String>> all = new ArrayList<>();
    all.add(columns.stream().map(Column::name).toList());
    all.addAll(rows);
    int[] widths = new int[columns.size()];
    for (List<String> row : all) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], width(Escape.line(row.get(c), MOST_TEXT)));
      }
    }
    List<String> lines = new ArrayList<>();
    if (!title.isEmpty()) {
      lines.add(Escape.line(title));
    }
    List<Integer> used = used();
    if (!used.isEmpty()) {
      all.forEach(row -> lines.add(line(row, widths, used)));
    }
    notes.forEach(note -> lines.add(Escape.line(note)));
    return lines.stream();
  }

  private String line(List<String> row, int[] widths, List<Integer> used) {
    StringBuilder line = new StringBuilder();
    for (int c : used) {
      String cell = Escape.line(row.get(c), MOST_TEXT);
      String blanks = " ".repeat(widths[c] - width(cell));
      line.append(line.isEmpty() ? "" : "  ");
      line.append(columns.get(c).right() ? blanks + cell : cell + blanks);
    }
    return line.toString().stripTrailing();
  }

  /** Columns that say something: one that is empty in every row, or has none, is not shown. */
  private List<Integer> used() {
    return IntStream.range(0, columns.size())
        .filter(c -> keepEmpty || rows.stream().anyMatch(row -> !row.get(c).isEmpty()))
        .boxed()
        .toList();
  }

  /** Columns in a fixed-width font: East Asian characters take two. */
  private static int width(String text) {
    return text.codePoints()
        .map(
            c ->
                switch (Character.UnicodeScript.of(c)) {
                  case HAN, HIRAGANA, KATAKANA, HANGUL -> 2;
                  default -> 1;
                })
        .sum();
  }
}
