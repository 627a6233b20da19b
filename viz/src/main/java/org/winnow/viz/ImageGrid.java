package org.winnow.viz;

import java.util.List;
import java.util.function.IntFunction;
import org.winnow.datasets.Dataset;

/**
 * Examples as pictures with row number, id and label; examples that are no pictures as a table. At
 * most 100 are shown, the rest is counted.
 */
public final class ImageGrid {
  private ImageGrid() {}

  /** The examples of some rows, in the order given; row numbers of the grid count from 1. */
  public static Figure of(String title, Dataset data, int[] rows) {
    return of(title, data, rows, row -> "");
  }

  /**
   * With one more line below each label.
   *
   * @param line a short text for a row of the data set, or an empty one
   */
  public static Figure of(String title, Dataset data, int[] rows, IntFunction<String> line) {
    Sheet sheet = new Sheet(title).right("#").left("id", "label", "split", "note");
    Gallery gallery = new Gallery(title, sheet);
    for (int row : rows) {
      if (gallery.full()) {
        continue;
      }
      String more = line.apply(row);
      Tile tile =
          Tile.of(
              data,
              row,
              gallery.nextNumber(),
              data.label(row),
              more.isEmpty() ? List.of() : List.of(more));
      gallery.add(
          tile,
          List.of(
              "#" + tile.number(),
              tile.id(),
              data.label(row),
              data.splits().of(row).label(),
              more));
    }
    return gallery.figure();
  }
}
