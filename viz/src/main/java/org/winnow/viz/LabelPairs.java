package org.winnow.viz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.winnow.datasets.repository.Change;

/**
 * How many labels went from which class to which: a table with a row for each class before and a
 * column for each after, or where there are many classes the most frequent pairs.
 */
final class LabelPairs {
  /** Of more classes a table would not fit a page. */
  static final int MOST_CLASSES = 20;

  /** Rarer ones are counted. */
  static final int MOST_PAIRS = 20;

  /** Numbers by value, then names; no label comes last. */
  private static final Comparator<String> ORDER =
      Comparator.comparing((String name) -> name.equals("?"))
          .thenComparing(
              name -> name.matches("\\d{1,9}") ? Integer.parseInt(name) : Integer.MAX_VALUE)
          .thenComparing(Comparator.naturalOrder());

  private final Map<String, Map<String, Long>> counts = new TreeMap<>(ORDER);
  private final TreeSet<String> afters = new TreeSet<>(ORDER);

  /**
   * @param changes of which those of labels are counted
   */
  LabelPairs(List<Change> changes) {
    for (Change change : changes) {
      if (change.kind() == Change.Kind.RELABELLED) {
        String after = label(change.after());
        afters.add(after);
        counts
            .computeIfAbsent(label(change.before()), k -> new TreeMap<>(ORDER))
            .merge(after, 1L, Long::sum);
      }
    }
  }

  private static String label(Optional<String> name) {
    return name.orElse("?");
  }

  Sheet sheet(String title) {
    boolean fits = Math.max(counts.size(), afters.size()) <= MOST_CLASSES;
    return fits ? matrix(title) : pairs(title);
  }

  private Sheet matrix(String title) {
    Sheet sheet = new Sheet(title).left("before \\ after");
    afters.forEach(sheet::right);
    sheet.right("all");
    counts.forEach(
        (before, row) -> {
          List<String> cells = new ArrayList<>(List.of(before));
          afters.forEach(after -> cells.add(cell(row.getOrDefault(after, 0L))));
          cells.add(Say.count(row.values().stream().mapToLong(n -> n).sum()));
          sheet.row(cells);
        });
    return sheet;
  }

  private static String cell(long count) {
    return count == 0 ? "." : Say.count(count);
  }

  /** How often a label went from one class to another. */
  record Pair(String before, String after, long count) {}

  /** All pairs, the most frequent first. */
  List<Pair> pairs() {
    List<Pair> all = new ArrayList<>();
    counts.forEach((before, row) -> row.forEach((after, n) -> all.add(new Pair(before, after, n))));
    all.sort(Comparator.comparingLong(Pair::count).reversed()); // stable: ties by name
    return all;
  }

  private Sheet pairs(String title) {
    List<Pair> all = pairs();
    Sheet sheet = new Sheet(title).left("before", "after").right("examples");
    all.stream()
        .limit(MOST_PAIRS)
        .forEach(pair -> sheet.row(pair.before, pair.after, Say.count(pair.count)));
    int more = all.size() - MOST_PAIRS;
    return sheet.note(more > 0 ? "… and " + Say.count(more, "rarer pair") : "");
  }
}
