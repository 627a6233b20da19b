package org.winnow.magics;

import java.util.Optional;
import org.winnow.datasets.Dataset;

/** The command that gives an example, as it was, the label that it has now. */
final class ReplayLine {
  private ReplayLine() {}

  /**
   * The command, empty where the example was not judged since, or is gone.
   *
   * @param id full id of an example of {@code before}
   */
  static Optional<String> of(Dataset before, Dataset now, String id) {
    int from = before.ids().find(id);
    int to = now.ids().find(id);
    if (to < 0 || isSame(before, from, now, to)) {
      return Optional.empty();
    }
    String wish = before.label(from) + ">" + now.label(to);
    // What begins with a dash would be read as an option.
    String command = wish.startsWith("-") ? "%relabel -- " : "%relabel ";
    return Optional.of(command + now.ids().shortest(to) + " " + quoted(wish));
  }

  /** The same label, given by the same: a label that was confirmed by hand is replayed, too. */
  private static boolean isSame(Dataset before, int from, Dataset now, int to) {
    return before.label(from).equals(now.label(to))
        && before.labels().attribution(from).equals(now.labels().attribution(to));
  }

  private static String quoted(String wish) {
    if (wish.matches("[^\\s\"';=]+")) {
      return wish;
    }
    char quote = wish.indexOf('"') < 0 ? '"' : '\'';
    return quote + wish + quote;
  }
}
