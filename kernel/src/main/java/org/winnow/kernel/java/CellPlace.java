package org.winnow.kernel.java;

/**
 * Where a piece of Java stands in its cell.
 *
 * @param cell the cell's execution count
 * @param code the whole cell
 * @param line the line of the cell, from 0, on which the piece begins
 */
public record CellPlace(int cell, String code, int line) {
  /** The place some lines further down. */
  CellPlace down(int lines) {
    return new CellPlace(cell, code, line + lines);
  }
}
