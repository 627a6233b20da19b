package org.winnow.kernel.java;

/**
 * Where a piece of Java stands in its cell.
 *
 * @param cell the cell's execution count
 * @param code the whole cell
 * @param line the line of the cell, from 0, on which the piece begins
 * @param column the place in that line, from 0, where it begins
 */
public record CellPlace(int cell, String code, int line, int column) {
  /** A place at the beginning of a line. */
  public CellPlace(int cell, String code, int line) {
    this(cell, code, line, 0);
  }

  /** The place some lines further down. */
  CellPlace down(int lines) {
    return lines == 0 ? this : new CellPlace(cell, code, line + lines, 0);
  }

  /** The place behind some text that begins here. */
  CellPlace after(String text) {
    int lines = (int) text.chars().filter(c -> c == '\n').count();
    int inLine = text.length() - text.lastIndexOf('\n') - 1;
    return new CellPlace(cell, code, line + lines, lines == 0 ? column + inLine : inLine);
  }
}
