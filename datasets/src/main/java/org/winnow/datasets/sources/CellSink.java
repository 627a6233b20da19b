package org.winnow.datasets.sources;

/** Takes the cells of a text table one after the other, row by row. */
interface CellSink {
  /** A cell's text; the array is the reader's own and valid during the call only. */
  void cell(int column, char[] text, int from, int length);

  /**
   * All cells of a row have been given.
   *
   * @param line the line of the file on which the row began, from 1
   */
  void endRow(long line);
}
