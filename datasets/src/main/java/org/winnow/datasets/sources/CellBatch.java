package org.winnow.datasets.sources;

/** Some thousand cells, one after the other in one array, on their way to another thread. */
final class CellBatch {
  private static final int CHARACTERS = 1 << 16;
  private static final int CELLS = 1 << 13;

  private char[] text = new char[CHARACTERS];
  private final int[] ends = new int[CELLS];
  private int cells;

  /** Whether a further cell of this length fits; an empty batch takes any. */
  boolean fits(int length) {
    return cells == 0 || cells < CELLS && used() + length <= text.length;
  }

  void add(char[] from, int offset, int length) {
    int used = used();
    if (used + length > text.length) {
      text = new char[used + length]; // a first cell of unusual length
    }
    System.arraycopy(from, offset, text, used, length);
    ends[cells++] = used + length;
  }

  /** Hands the cells to the builders of their columns, null for columns that are not wanted. */
  int giveTo(ColumnBuilder[] builders, int firstColumn) {
    int column = firstColumn;
    int from = 0;
    for (int i = 0; i < cells; i++) {
      if (builders[column] != null) {
        builders[column].add(text, from, ends[i] - from);
      }
      from = ends[i];
      column = column + 1 == builders.length ? 0 : column + 1;
    }
    return column;
  }

  CellBatch emptied() {
    cells = 0;
    return this;
  }

  private int used() {
    return cells == 0 ? 0 : ends[cells - 1];
  }
}
