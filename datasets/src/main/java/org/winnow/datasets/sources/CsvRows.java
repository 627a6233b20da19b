package org.winnow.datasets.sources;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NumberForm;

/** Hands the fields of a CSV file on, having made sure that every row is as wide as the first. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Boolean> {
  /** So many rows are read before looking again whether to stop. */
  private static final int BETWEEN_LOOKS = 4096;

  private final String file;
  private final Function<List<String>, CellSink> begin;
  private final List<String> first = new ArrayList<>();
  private CellSink sink;
  private int width;
  private long rows;
  private long line;

  CsvRows(String file, Function<List<String>, CellSink> begin) {
    this.file = file;
    this.begin = begin;
  }

  /** The line on which the last row began. */
  long line() {
    return line;
  }

  @Override
  protected void handleField(int field, char[] text, int from, int length, boolean quoted) {
    if (sink == null) {
      first.add(new String(text, from, length));
    } else if (field < width) {
      sink.cell(field, text, from, length);
    }
  }

  @Override
  protected Boolean buildRecord() {
    line = getStartingLineNumber();
    if (sink == null) {
      begin();
    } else {
      checkWidth();
      sink.endRow(line);
      if (++rows % BETWEEN_LOOKS == 0 && Thread.currentThread().isInterrupted()) {
        throw new CancellationException("reading " + file + " was interrupted");
      }
    }
    return Boolean.TRUE;
  }

  private void checkWidth() {
    if (getFieldCount() != width) {
      throw new InputException(
          file
              + ", line "
              + line
              + ": expected "
              + width
              + " fields as in the first line, got "
              + getFieldCount()
              + (getFieldCount() > width
                  ? "; a text that holds the separator must stand in double quotes"
                  : ""));
    }
  }

  void checkComplete() {
    if (first.isEmpty()) {
      throw new InputException(file + " is empty; expected a line of column names and rows");
    }
    if (rows == 0) {
      throw new InputException(
          file + " has column names " + first + " but no rows; expected one line an example");
    }
  }

  private void begin() {
    width = first.size();
    if (looksLikeData(first)) {
      sink = begin.apply(IntStream.rangeClosed(1, width).mapToObj(i -> "column " + i).toList());
      for (int i = 0; i < width; i++) {
        sink.cell(i, first.get(i).toCharArray(), 0, first.get(i).length());
      }
      sink.endRow(line);
      rows++;
    } else {
      sink = begin.apply(names());
    }
  }

  /** Column names are words; a first line of nothing but numbers is the first row. */
  static boolean looksLikeData(List<String> fields) {
    return fields.stream().allMatch(f -> NumberForm.DECIMAL.read(f.strip()).isPresent());
  }

  private List<String> names() {
    Map<String, Integer> seen = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      String name = first.get(i).strip();
      names.add(name.isEmpty() ? TableColumns.UNNAMED + (i + 1) : name);
      Integer before = seen.putIfAbsent(names.get(i), i);
      if (before != null) {
        throw new InputException(
            file
                + ", line "
                + line
                + ": the column name '"
                + name
                + "' comes twice, as column "
                + (before + 1)
                + " and "
                + (i + 1));
      }
    }
    return names;
  }
}
