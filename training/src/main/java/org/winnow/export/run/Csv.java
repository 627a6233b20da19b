package org.winnow.export.run;

import java.util.ArrayList;
import java.util.List;

/** Rows of values separated by commas, quoted where they hold one (RFC 4180). */
final class Csv {
  private final String text;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private int at;

  private Csv(String text) {
    this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /**
   * @throws IllegalArgumentException where a quote is never closed
   */
  static List<List<String>> read(String text) {
    Csv csv = new Csv(text);
    while (csv.at < csv.text.length()) {
      csv.value();
    }
    csv.endRow();
    return csv.rows;
  }

  private void value() {
    if (text.charAt(at) == '"') {
      row.add(quoted());
    } else {
      int end = at;
      while (end < text.length() && ",\r\n".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      row.add(text.substring(at, end));
      at = end;
    }
    if (at < text.length() && text.charAt(at) == ',') {
      at++;
      if (at == text.length() || "\r\n".indexOf(text.charAt(at)) >= 0) {
        row.add("");
      }
    }
    if (at < text.length() && "\r\n".indexOf(text.charAt(at)) >= 0) {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      endRow();
    }
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    int from = at + 1;
    while (true) {
      int end = text.indexOf('"', from);
      if (end < 0) {
        throw new IllegalArgumentException("row " + (rows.size() + 1) + " has an open quote");
      }
      value.append(text, from, end);
      if (!text.startsWith("\"\"", end)) {
        at = end + 1;
        return value.toString();
      }
      value.append('"');
      from = end + 2;
    }
  }

  private void endRow() {
    boolean blank = row.isEmpty() || row.size() == 1 && row.get(0).isEmpty();
    if (!blank) {
      rows.add(row);
    }
    row = new ArrayList<>();
  }
}
