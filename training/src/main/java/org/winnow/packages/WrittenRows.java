package org.winnow.packages;

import java.util.List;
import org.winnow.datasets.InputException;

/** Rows of a table as they were written, or texts as rows of one column. */
public record WrittenRows(List<String> columns, List<List<String>> rows) {
  public WrittenRows {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new InputException(columns.size() + " columns but " + row.size() + " values");
      }
    }
  }

  void requireSize(int size) {
    if (rows.size() != size) {
      throw new InputException(size + " golden rows, but " + rows.size() + " of them are written");
    }
  }
}
