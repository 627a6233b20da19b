package org.winnow.kernel.cells;

/** A part of a cell that is run as one. */
public sealed interface Segment {
  /** The line of the cell, from 0, on which the part begins. */
  int line();

  /** Java statements. */
  record Java(String code, int line) implements Segment {}

  /**
   * A command on one line, perhaps with {@code Type name =} before its {@code %}.
   *
   * @param text the line without the blanks around it
   */
  record Line(String text, int line) implements Segment {}

  /**
   * A command over a whole cell.
   *
   * @param first the line that names it, from its {@code %%}
   * @param body everything below
   */
  record Whole(String first, String body, int line) implements Segment {}
}
