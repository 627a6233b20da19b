package org.winnow.datasets.sources;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;

/** Sets of rows that must share a split: exact duplicates, and members of one group. */
final class SplitUnits {
  private final int[] unit;
  private final int[] rows;
  private final int[] lotRow;

  private SplitUnits(int[] unit, Fingerprints prints) {
    this.unit = unit;
    int count = Arrays.stream(unit).max().orElse(-1) + 1;
    rows = new int[count];
    lotRow = new int[count];
    for (int row = 0; row < unit.length; row++) {
      int u = unit[row];
      if (rows[u]++ == 0 || isLower(prints.get(row), prints.get(lotRow[u]))) {
        lotRow[u] = row;
      }
    }
  }

  private static boolean isLower(Fingerprint a, Fingerprint b) {
    int high = Long.compareUnsigned(a.high(), b.high());
    return high < 0 || high == 0 && Long.compareUnsigned(a.low(), b.low()) < 0;
  }

  /** Units of duplicates, joined further where {@code groups} (or null) says so; below 0: none. */
  static SplitUnits of(Fingerprints prints, int[] groups) {
    int[] parent = prints.firstRows();
    if (groups != null) {
      Map<Integer, Integer> firstOfGroup = new HashMap<>();
      for (int row = 0; row < parent.length; row++) {
        Integer first = groups[row] < 0 ? null : firstOfGroup.putIfAbsent(groups[row], row);
        if (first != null) {
          join(parent, first, row);
        }
      }
    }
    int[] number = new int[parent.length];
    int[] unit = new int[parent.length];
    int count = 0;
    for (int row = 0; row < parent.length; row++) {
      int root = root(parent, row);
      unit[row] = root == row ? number[row] = count++ : number[root];
    }
    return new SplitUnits(unit, prints);
  }

  private static void join(int[] parent, int a, int b) {
    int rootA = root(parent, a);
    int rootB = root(parent, b);
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  private static int root(int[] parent, int row) {
    int at = row;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  int count() {
    return rows.length;
  }

  /** How many rows a unit has. */
  int rows(int unit) {
    return rows[unit];
  }

  /** The row whose fingerprint draws the unit's lot: the lowest, so that row order is no matter. */
  int lotRow(int unit) {
    return lotRow[unit];
  }

  /** The units by the class that most of their rows have (the lower index on a draw). */
  List<int[]> strata(int[] classes) {
    int[] classOf = majorities(classes);
    Map<Integer, IntArrayList> byClass = new TreeMap<>();
    for (int u = 0; u < classOf.length; u++) {
      byClass.computeIfAbsent(classOf[u], c -> new IntArrayList()).add(u);
    }
    return byClass.values().stream().map(IntArrayList::toIntArray).toList();
  }

  private int[] majorities(int[] classes) {
    int[] classOf = new int[count()];
    Map<Integer, Map<Integer, Integer>> votes = new HashMap<>();
    for (int row = 0; row < unit.length; row++) {
      classOf[unit[row]] = classes[row];
      if (rows[unit[row]] > 1) {
        votes.computeIfAbsent(unit[row], u -> new HashMap<>()).merge(classes[row], 1, Integer::sum);
      }
    }
    votes.forEach(
        (u, counts) ->
            classOf[u] = Collections.max(counts.entrySet(), votesThenLowerClass()).getKey());
    return classOf;
  }

  private static Comparator<Map.Entry<Integer, Integer>> votesThenLowerClass() {
    Comparator<Map.Entry<Integer, Integer>> byVotes = Map.Entry.comparingByValue();
    return byVotes.thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder()));
  }

  /** Every row in its unit's split. */
  Splits spread(Split[] ofUnit) {
    Split[] all = new Split[unit.length];
    Arrays.setAll(all, row -> ofUnit[unit[row]]);
    return Splits.of(all);
  }

  /** Every row in the split, of those its unit's rows ask for, that is nearest to the test set. */
  Splits together(IntFunction<Split> wanted) {
    Split[] ofUnit = new Split[count()];
    for (int row = 0; row < unit.length; row++) {
      Split w = wanted.apply(row);
      Split now = ofUnit[unit[row]];
      ofUnit[unit[row]] = now == null || w.ordinal() > now.ordinal() ? w : now;
    }
    return spread(ofUnit);
  }
}
