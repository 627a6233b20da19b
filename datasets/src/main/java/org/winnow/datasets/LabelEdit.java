package org.winnow.datasets;

import java.util.Optional;

/** One change to a data set's labels or examples: the unit that is undone, committed and diffed. */
public sealed interface LabelEdit {
  /** The full id of the example it concerns. */
  String id();

  /** Who made it, and on what ground. */
  Attribution by();

  /**
   * Gives an example another label.
   *
   * @param from the label it had, empty if it had none
   * @param to the label it gets, empty to forget the label
   */
  record Relabel(String id, Optional<String> from, Optional<String> to, Attribution by)
      implements LabelEdit {}

  /** Takes an example out of the data set; what it was stays in the history. */
  record Drop(String id, Attribution by) implements LabelEdit {}

  /**
   * Marks an example for a second look without changing its label.
   *
   * @param note why, possibly empty
   */
  record Flag(String id, String note, Attribution by) implements LabelEdit {}

  /**
   * Adds a new example.
   *
   * @param label its label, empty if it has none yet
   * @param split the part it goes to
   * @param features raw feature values, as many as the schema's shape holds
   * @param view what a person is shown of it
   */
  record AddExample(
      String id,
      Optional<String> label,
      Split split,
      Features features,
      ExampleView view,
      Attribution by)
      implements LabelEdit {
    public AddExample {
      if (features.size() != 1) {
        throw new InputException(
            "an added example has one row of features, got " + features.size());
      }
    }
  }
}
