package org.winnow.magics;

import java.util.List;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;

/** The rows of the table shown last, so that {@code #17} can name its 17th row. */
final class LastTable {
  private volatile List<String> ids = List.of(); // a label grid tells of it, too

  void shown(List<String> fullIds) {
    ids = List.copyOf(fullIds);
  }

  /**
   * The full id that a reference names.
   *
   * @param reference an id, a unique prefix of one, or {@code #17} for row 17 of the last table
   * @throws InputException where it names none, or more than one
   */
  String resolve(String reference, Dataset data) {
    if (!reference.startsWith("#")) {
      return data.ids().get(data.row(reference));
    }
    int row = number(reference);
    if (row < 1 || row > ids.size()) {
      throw new InputException(
          ids.isEmpty()
              ? "'" + reference + "' names a row of the last table, but none was shown yet"
              : "'"
                  + reference
                  + "' is not a row of the last table, which has #1 to #"
                  + ids.size());
    }
    return ids.get(row - 1);
  }

  private static int number(String reference) {
    try {
      return Integer.parseInt(reference.substring(1));
    } catch (NumberFormatException e) {
      throw new InputException("'" + reference + "' is not a row; write # and a number, as #17", e);
    }
  }
}
