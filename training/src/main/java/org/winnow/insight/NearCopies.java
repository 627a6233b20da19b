package org.winnow.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Groups of examples that are equal, or nearer to one another than chance allows.
 *
 * <p>Examples that are spread evenly in m directions around one of them lie nearer than r times the
 * tenth-nearest with a chance of about 9 · r<sup>m</sup>. So r is chosen that in a hundred data
 * sets of n examples one such pair is expected, at most {@value #MOST}; where examples spread in
 * few directions that leaves none but equal ones.
 */
final class NearCopies {
  /** Below this, unit vectors of 32-bit numbers cannot tell a distance from none. */
  static final double LEAST = 2e-3;

  private static final double MOST = .13;
  private static final double EXPECTED_BY_CHANCE = .01;

  private final Inspected data;
  private final Surroundings around;
  private final double typicalReach;
  private final double share;

  NearCopies(Inspected data, Surroundings around) {
    this.data = data;
    this.around = around;
    typicalReach =
        Surroundings.quantile(
            IntStream.range(0, around.size()).mapToDouble(around::reach).toArray(), .5);
    double chance =
        EXPECTED_BY_CHANCE / (Math.max(1, around.size()) * (Surroundings.NEIGHBOURS - 1.0));
    share = Math.min(MOST, Math.pow(chance, 1 / around.dimensions()));
  }

  /**
   * A group.
   *
   * @param members positions, ascending, at least two
   * @param distance largest of an example to the one it was joined to; 0 where all are equal
   */
  record Group(int[] members, double distance) {
    boolean isEqual() {
      return distance == 0;
    }
  }

  /** What is near enough to be a copy of an example. */
  double border(int i) {
    return share * Math.max(typicalReach, around.reach(i));
  }

  /** All groups, equal ones first, then the nearest. */
  List<Group> groups() {
    int[] root = IntStream.range(0, data.size()).toArray();
    double[] widest = new double[data.size()];
    equal().forEach(same -> same.forEach(i -> join(root, widest, new Pair(same.get(0), i, 0))));
    for (int i = 0; i < data.size(); i++) {
      int[] near = around.of(i);
      double border = border(i);
      for (int rank = 0; rank < near.length; rank++) {
        double distance = around.distances(i)[rank];
        if (border > LEAST && distance <= border) {
          boolean same = Arrays.equals(data.inputs()[i], data.inputs()[near[rank]]);
          join(root, widest, new Pair(i, near[rank], same ? 0 : Math.max(distance, LEAST)));
        }
      }
    }
    return gathered(root, widest);
  }

  private record Pair(int first, int second, double distance) {}

  private static void join(int[] root, double[] widest, Pair pair) {
    int a = root(root, pair.first());
    int b = root(root, pair.second());
    root[Math.max(a, b)] = Math.min(a, b);
    widest[Math.min(a, b)] = Math.max(pair.distance(), Math.max(widest[a], widest[b]));
  }

  private static int root(int[] root, int i) {
    int at = i;
    while (root[at] != at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  }

  private List<Group> gathered(int[] root, double[] widest) {
    Map<Integer, List<Integer>> byRoot = new LinkedHashMap<>();
    for (int i = 0; i < root.length; i++) {
      byRoot.computeIfAbsent(root(root, i), r -> new ArrayList<>()).add(i);
    }
    return byRoot.entrySet().stream()
        .filter(e -> e.getValue().size() > 1)
        .map(e -> new Group(e.getValue().stream().mapToInt(i -> i).toArray(), widest[e.getKey()]))
        .sorted(Comparator.comparingDouble(Group::distance))
        .toList();
  }

  /** Positions with equal inputs, of those that have an equal. */
  private List<List<Integer>> equal() {
    Map<Row, List<Integer>> byRow = new LinkedHashMap<>();
    for (int i = 0; i < data.size(); i++) {
      byRow.computeIfAbsent(new Row(data.inputs()[i]), r -> new ArrayList<>()).add(i);
    }
    return byRow.values().stream().filter(same -> same.size() > 1).toList();
  }

  /** Inputs that are equal where their values are. */
  private record Row(float[] values) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Row row && Arrays.equals(values, row.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }
}
