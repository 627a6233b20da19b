package org.winnow.datasets;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one most likely stands for. */
public final class NearestName {
  private NearestName() {}

  /**
   * The candidate with the smallest edit distance (restricted Damerau–Levenshtein, ignoring case),
   * if that distance is at most a third of the longer name's length, rounded up.
   */
  public static Optional<String> of(String typed, Collection<String> candidates) {
    return candidates.stream()
        .filter(c -> distance(typed, c) <= (Math.max(typed.length(), c.length()) + 2) / 3)
        .min(Comparator.comparingInt(c -> distance(typed, c)));
  }

  /** Insertions, deletions, substitutions and swaps of neighbours that turn a into b. */
  static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        d[i][j] = swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
      }
    }
    return d[a.length()][b.length()];
  }
}
