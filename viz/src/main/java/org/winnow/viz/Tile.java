package org.winnow.viz;

import java.util.List;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;

/**
 * One example in a grid.
 *
 * @param number row number of the grid, from 1: what {@code #17} means in a command
 * @param id shortest unique prefix of the example's id
 * @param view the example itself
 * @param main its label, or {@code given → suggested}
 * @param more further short lines or a sentence, possibly none
 */
record Tile(int number, String id, ExampleView view, String main, List<String> more) {
  static Tile of(Dataset data, int row, int number, String main, List<String> more) {
    return new Tile(number, data.ids().shortest(row), data.views().of(row), main, more);
  }

  String head() {
    return "#" + number + " " + id;
  }

  /** The alternative text of its picture. */
  String alt() {
    return "example " + id + " (#" + number + "): " + String.join("; ", lines());
  }

  private List<String> lines() {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(main), more.stream()).toList();
  }
}
