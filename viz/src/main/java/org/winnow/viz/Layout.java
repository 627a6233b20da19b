package org.winnow.viz;

import java.util.List;
import java.util.stream.Stream;

/**
 * How many tiles stand in a row, and how wide one is: about 760 pixels in all.
 *
 * @param columns tiles in a row
 * @param width of one tile in pixels
 */
record Layout(int columns, int width) {
  /** Many narrow tiles for short captions, few wide ones for sentences. */
  static Layout of(List<Tile> tiles) {
    int longest =
        tiles.stream()
            .flatMap(t -> Stream.concat(Stream.of(t.head()), t.captions()))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    if (longest <= 11) {
      return new Layout(10, 76);
    }
    return longest <= 20 ? new Layout(6, 126) : new Layout(5, 152);
  }

  /** How many rows a number of tiles fills. */
  int rows(int tiles) {
    return (tiles + columns - 1) / columns;
  }
}
