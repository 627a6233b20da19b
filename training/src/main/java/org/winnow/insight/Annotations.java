package org.winnow.insight;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * What several judges said of the same examples.
 *
 * @param ids full example ids
 * @param judges their names
 * @param classes class names, by class index
 * @param given {@code [ids][judges]} class indices, -1 where a judge said nothing; not copied, not
 *     to be changed
 */
public record Annotations(
    List<String> ids, List<String> judges, List<String> classes, int[][] given) {
  public Annotations {
    ids = List.copyOf(ids);
    judges = List.copyOf(judges);
    classes = List.copyOf(classes);
    if (given.length != ids.size()) {
      throw new IllegalArgumentException(ids.size() + " ids, " + given.length + " rows");
    }
  }

  /** How many judges gave each class to an example. */
  int[] votes(int i) {
    int[] votes = new int[classes.size()];
    Arrays.stream(given[i]).filter(c -> c >= 0).forEach(c -> votes[c]++);
    return votes;
  }

  /** The class that more judges gave to an example than any other; empty at a tie. */
  public OptionalInt majority(int i) {
    int[] votes = votes(i);
    int most = Arrays.stream(votes).max().orElse(0);
    int best = -1;
    for (int c = 0; c < votes.length; c++) {
      if (votes[c] == most) {
        if (best >= 0 || most == 0) {
          return OptionalInt.empty();
        }
        best = c;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }
}
