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
    for (int i = 0; i < rows.length; i++) {
      if (!gallery.full()) {
        add(gallery, data, i + 1, rows[i], line.apply(rows[i]));
      }
    }
    return gallery.figure();
  }

  private static void add(Gallery gallery, Dataset data, int number, int row, String line) {
    String label = data.label(row);
    List<String> more = line.isEmpty() ? List.of() : List.of(line);
    Tile tile = new Tile(number, data, row).says(label, more);
    gallery.add(tile, "#" + number, tile.id(), label, data.splits().of(row).label(), line);
  }
}
