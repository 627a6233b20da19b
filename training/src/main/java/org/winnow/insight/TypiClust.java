package org.winnow.insight;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Choice for the cold start (Hacohen, Dekel and Weinshall 2022, TypiClust, §3): all examples are
 * put into as many groups as there will be labels, and the largest groups without a label give
 * their most typical example, that with the least mean distance to its nearest. Needs no network.
 */
final class TypiClust {
  private static final int NEIGHBOURS = 20;
  private static final int MOST_GROUPS = 500;

  /** Groups below this are passed over while there are others: they are outliers. */
  private static final int SMALL = 5;

  /** In a larger group typicality is judged within a sample. */
  private static final int LARGE = 4000;

  private final Candidates candidates;
  private final long seed;
  private final StepWatcher watcher;

  TypiClust(Candidates candidates, long seed, StepWatcher watcher) {
    this.candidates = candidates;
    this.seed = seed;
    this.watcher = watcher;
  }

  /**
   * One group.
   *
   * @param members candidates in it
   * @param labelled how many labels it holds
   */
  private record Group(int[] members, int labelled) {}

  /** Positions in the order chosen. */
  int[] choose(int n, Distinct distinct) {
    List<Group> groups = groups(n);
    int[][] byTypicality = new int[groups.size()][];
    int[] next = new int[groups.size()];
    int[] chosen = new int[n];
    int count = 0;
    boolean more = true;
    while (count < n && more) {
      more = false;
      for (int g = 0; g < groups.size() && count < n; g++) {
        if (byTypicality[g] == null) {
          byTypicality[g] = byTypicality(groups.get(g).members());
        }
        int found = next(byTypicality[g], next, g, distinct);
        if (found >= 0) {
          chosen[count++] = found;
          more = true;
          watcher.at("choosing", count, n);
        }
      }
    }
    return Arrays.copyOf(chosen, count);
  }

  private static int next(int[] members, int[] next, int g, Distinct distinct) {
    while (next[g] < members.length) {
      int found = members[next[g]++];
      if (distinct.take(found)) {
        return found;
      }
    }
    return -1;
  }

  /** Those with fewest labels first, of these the largest. */
  private List<Group> groups(int n) {
    int size = candidates.size();
    int known = candidates.labelled().length;
    float[][] all = Arrays.copyOf(candidates.vectors(), size + known);
    System.arraycopy(candidates.labelled(), 0, all, size, known);
    int count = Math.min(Math.min(n + known, MOST_GROUPS), all.length);
    watcher.at("grouping", 0, 1);
    Cells cells = Cells.of(UnitVectors.of(all), count);
    watcher.at("grouping", 1, 1);
    return Arrays.stream(cells.members())
        .map(rows -> group(rows, size))
        .filter(g -> g.members().length > 0)
        .sorted(
            Comparator.<Group, Boolean>comparing(g -> g.members().length < SMALL)
                .thenComparing(Group::labelled)
                .thenComparing(g -> -g.members().length))
        .toList();
  }

  private static Group group(int[] rows, int size) {
    int[] members = Arrays.stream(rows).filter(r -> r < size).toArray();
    return new Group(members, rows.length - members.length);
  }

  /** Members of a group, the most typical first. */
  private int[] byTypicality(int[] members) {
    int[] judged = members.length <= LARGE ? members : sample(members);
    float[][] vectors =
        Arrays.stream(judged).mapToObj(m -> candidates.vectors()[m]).toArray(float[][]::new);
    Neighbours near =
        Neighbours.exact(vectors, Math.min(NEIGHBOURS, Math.max(1, judged.length / 2)));
    double[] distance =
        IntStream.range(0, judged.length).mapToDouble(i -> meanDistance(near, i)).toArray();
    return Arrays.stream(Ranking.ascending(distance)).map(i -> judged[i]).toArray();
  }

  private int[] sample(int[] members) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] shuffled = members.clone();
    for (int i = 0; i < LARGE; i++) {
      int j = random.nextInt(i, shuffled.length);
      int swapped = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = swapped;
    }
    return Arrays.copyOf(shuffled, LARGE);
  }

  /** Of unit vectors, whose squared distance is 2 − 2 · cosine. */
  private static double meanDistance(Neighbours near, int i) {
    int k = near.perExample();
    double sum = 0;
    for (int rank = 0; rank < k; rank++) {
      sum += Math.sqrt(Math.max(0, 2 - 2 * (double) near.similarity(i, rank)));
    }
    return k == 0 ? 0 : sum / k;
  }
}
