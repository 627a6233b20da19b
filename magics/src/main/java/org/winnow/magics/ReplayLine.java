package org.winnow.magics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;

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

  /** Commands that make all pending edits of the data that are open again. */
  static List<String> all(OpenData open) {
    Dataset committed = open.repository().committed();
    OpenData.Moment now = open.moment();
    Set<String> ids = new LinkedHashSet<>();
    now.pending().forEach(edit -> ids.add(edit.id()));
    List<String> lines = new ArrayList<>();
    for (String id : ids) {
      if (committed.ids().find(id) < 0) {
        lines.add("// " + id + " was added; %add brings it in");
      } else if (now.data().ids().find(id) < 0) {
        lines.add("%drop " + committed.ids().shortest(committed.ids().find(id)));
      } else {
        of(committed, now.data(), id).ifPresent(lines::add);
        flag(now.pending(), now.data(), id).ifPresent(lines::add);
      }
    }
    return lines;
  }

  /** The command that flags an example as a pending edit did last; empty where none did. */
  static Optional<String> flag(List<LabelEdit> pending, Dataset now, String id) {
    int row = now.ids().find(id);
    return pending.stream()
        .filter(edit -> row >= 0 && edit.id().equals(id))
        .flatMap(edit -> edit instanceof LabelEdit.Flag flag ? Stream.of(flag) : Stream.empty())
        .reduce((first, second) -> second)
        .map(flag -> flagged(now.ids().shortest(row), flag.note()));
  }

  /** A note is one line; where it holds both kinds of quotes, double ones become single ones. */
  static String flagged(String id, String note) {
    String line = note.replaceAll("\\s+", " ");
    String shown =
        line.indexOf('"') >= 0 && line.indexOf('\'') >= 0 ? line.replace('"', '\'') : line;
    return "%flag " + id + (shown.isEmpty() ? "" : " --note " + quoted(shown));
  }

  /** The same label, given by the same: a label that was confirmed by hand is replayed, too. */
  private static boolean isSame(Dataset before, int from, Dataset now, int to) {
    return before.label(from).equals(now.label(to))
        && before.labels().attribution(from).equals(now.labels().attribution(to));
  }

  static String quoted(String wish) {
    if (wish.matches("[^\\s\"';=]+")) {
      return wish;
    }
    char quote = wish.indexOf('"') < 0 ? '"' : '\'';
    return quote + wish + quote;
  }
}
