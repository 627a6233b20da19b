package org.winnow.viz;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;

/**
 * One example in a grid.
 *
 * @param number row number of the grid, from 1: what {@code #17} means in a command; 0 for an
 *     example that is no row of it
 * @param id shortest unique prefix of the example's id
 * @param view the example itself
 * @param main its label, or {@code given → suggested}
 * @param more further short lines or a sentence, possibly none
 */
record Tile(int number, String id, ExampleView view, String main, List<String> more) {
  /** An example of a data set, without captions yet. */
  Tile(int number, Dataset data, int row) {
    this(number, data.ids().shortest(row), data.views().of(row), "", List.of());
  }

  /** The same example with these captions. */
  Tile says(String main, List<String> more) {
    return new Tile(number, id, view, main, more);
  }

  String head() {
    return number == 0 ? id : "#" + number + " " + id;
  }

  /** The alternative text of its picture. */
  String alt() {
    return captions()
        .collect(
            Collectors.joining(
                "; ", "example " + id + (number == 0 ? ": " : " (#" + number + "): "), ""));
  }

  /** Main line first. */
  Stream<String> captions() {
    return Stream.concat(Stream.of(main), more.stream());
  }
}
