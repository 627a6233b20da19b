package org.winnow.worth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.winnow.datasets.repository.Commit;

/** What a person should know of a search before trusting it. */
final class Caveats {
  private Caveats() {}

  static List<String> of(Looked first, Looked last, List<Looked> steps, List<Commit> between) {
    List<String> notes = new ArrayList<>();
    int unseen = between.size() - 1 - steps.size();
    if (unseen > 0) {
      notes.add(
          "The search takes it that once a commit fails all after it fail: "
              + steps.size()
              + " of the "
              + (between.size() - 1)
              + " commits between the ends were looked at.");
    }
    if (first.values().size() == 1 && !whole(first)) {
      notes.add("With one seed nothing is known of the noise: --seeds 5 tells it.");
    }
    Stream.concat(Stream.of(first, last), steps.stream())
        .filter(looked -> !looked.clear())
        .forEach(
            looked ->
                notes.add(
                    looked.commit().shortId()
                        + " lies within the noise around the bound, with "
                        + looked.values().size()
                        + (looked.values().size() == 1 ? " seed" : " seeds")
                        + " (mean "
                        + shown(looked.mean())
                        + "): it was taken to "
                        + (looked.fails() ? "fail" : "pass")
                        + ", which another run may see otherwise."));
    return notes;
  }

  private static boolean whole(Looked looked) {
    return looked.mean() == Math.rint(looked.mean());
  }

  static String shown(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.4f", value);
  }
}
