package org.winnow.datasets.sources;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * All cells of a table as they were written, packed as UTF-8 so that a million rows cost little
 * more than their file.
 *
 * <p>A row lies in one chunk: for each cell its length in seven-bit groups, lowest first, then its
 * bytes.
 */
final class RowText implements CellSink {
  private static final int CHUNK = 1 << 20;

  private final List<byte[]> chunks = new ArrayList<>();
  private int used = CHUNK;
  private long[] starts = new long[1024];
  private int[] lines = new int[1024];
  private int size;
  private int width;
  private byte[] row = new byte[256];
  private int rowLength;

  /** The cells of a table, values as Java prints them; missing ones are empty. */
  static RowText of(Table table) {
    RowText rows = new RowText();
    rows.begin(table.columnCount());
    Column<?>[] columns = table.columnArray();
    for (int r = 0; r < table.rowCount(); r++) {
      for (int c = 0; c < columns.length; c++) {
        String text = columns[c].isMissing(r) ? "" : String.valueOf(columns[c].get(r));
        rows.cell(c, text.toCharArray(), 0, text.length());
      }
      rows.endRow(r);
    }
    return rows;
  }

  void begin(int columns) {
    width = columns;
  }

  @Override
  public void cell(int column, char[] text, int from, int length) {
    reserve(5 + 3 * length);
    int at = rowLength + lengthBytes(length);
    for (int i = 0; i < length; i++) {
      char c = text[from + i];
      if (c >= 0x80) {
        byte[] encoded = new String(text, from, length).getBytes(StandardCharsets.UTF_8);
        rowLength = putLength(encoded.length);
        System.arraycopy(encoded, 0, row, rowLength, encoded.length);
        rowLength += encoded.length;
        return;
      }
      row[at + i] = (byte) c;
    }
    rowLength = putLength(length) + length;
  }

  @Override
  public void endRow(long line) {
    if (used + rowLength > CHUNK) {
      chunks.add(new byte[Math.max(CHUNK, rowLength)]);
      used = 0;
    }
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size + (size >> 1));
      lines = Arrays.copyOf(lines, starts.length);
    }
    System.arraycopy(row, 0, chunks.get(chunks.size() - 1), used, rowLength);
    starts[size] = (long) (chunks.size() - 1) << 32 | used;
    lines[size++] = (int) line;
    used += rowLength;
    rowLength = 0;
  }

  int size() {
    return size;
  }

  /** The line of the file, from 1, or row of the table, from 0, that a row came from. */
  int line(int r) {
    return lines[r];
  }

  String text(int r, int column) {
    byte[] chunk = chunks.get((int) (starts[r] >>> 32));
    int at = (int) starts[r];
    for (int c = 0; ; c++) {
      int length = length(chunk, at);
      at += lengthBytes(length);
      if (c == column) {
        return new String(chunk, at, length, StandardCharsets.UTF_8);
      }
      at += length;
    }
  }

  /** All cells of a row, as UTF-8. */
  byte[][] bytes(int r) {
    byte[][] cells = new byte[width][];
    byte[] chunk = chunks.get((int) (starts[r] >>> 32));
    int at = (int) starts[r];
    for (int c = 0; c < width; c++) {
      int length = length(chunk, at);
      at += lengthBytes(length);
      cells[c] = Arrays.copyOfRange(chunk, at, at + length);
      at += length;
    }
    return cells;
  }

  /** Some cells of a row. */
  List<String> texts(int r, List<Integer> columns) {
    byte[][] cells = bytes(r);
    return columns.stream().map(c -> new String(cells[c], StandardCharsets.UTF_8)).toList();
  }

  private void reserve(int more) {
    if (rowLength + more > row.length) {
      row = Arrays.copyOf(row, Math.max(2 * row.length, rowLength + more));
    }
  }

  private int putLength(int length) {
    int at = rowLength;
    int rest = length;
    while (rest >= 0x80) {
      row[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    row[at++] = (byte) rest;
    return at;
  }

  private static int lengthBytes(int length) {
    int n = 1;
    for (int rest = length >>> 7; rest > 0; rest >>>= 7) {
      n++;
    }
    return n;
  }

  private static int length(byte[] chunk, int from) {
    int length = 0;
    int shift = 0;
    for (int at = from; ; at++) {
      length |= (chunk[at] & 0x7f) << shift;
      if (chunk[at] >= 0) {
        return length;
      }
      shift += 7;
    }
  }
}
