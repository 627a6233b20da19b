package org.winnow.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Groups of examples that {@link Slices} can compare: made without a look at any error. */
public final class SliceGroups {
  /** A column with more values is cut into quarters where they are numbers, else left out. */
  private static final int MOST_VALUES = 20;

  private static final int PER_CLUSTER = 60;
  private static final int MOST_CLUSTERS = 30;
  private static final int QUARTERS = 4;

  private final int n;
  private final List<Slices.Group> groups = new ArrayList<>();

  /**
   * @param n how many examples
   */
  public SliceGroups(int n) {
    this.n = n;
  }

  /** What was gathered. */
  public List<Slices.Group> groups() {
    return List.copyOf(groups);
  }

  /**
   * A group for each class.
   *
   * @param labels class index of each example
   */
  public SliceGroups labelled(int[] labels, List<String> classes) {
    return byName(i -> "labelled " + classes.get(labels[i]));
  }

  /**
   * The values of a column, or its quarters.
   *
   * @param values as they are written, one an example
   */
  public SliceGroups column(String name, List<String> values) {
    CheckedInput.sameLength("a value of " + name, values.size(), n);
    if (values.stream().distinct().limit(MOST_VALUES + 1L).count() <= MOST_VALUES) {
      return byName(i -> name + " " + values.get(i));
    }
    double[] numbers = values.stream().mapToDouble(SliceGroups::number).toArray();
    if (Arrays.stream(numbers).filter(Double::isNaN).count() > n / 10) {
      return this;
    }
    double[] cuts = new double[QUARTERS + 1];
    cuts[0] = Double.NEGATIVE_INFINITY;
    cuts[QUARTERS] = Double.POSITIVE_INFINITY;
    for (int q = 1; q < QUARTERS; q++) {
      cuts[q] = Surroundings.quantile(numbers, (double) q / QUARTERS);
    }
    for (int q = 0; q < QUARTERS; q++) {
      double from = cuts[q];
      double to = cuts[q + 1];
      int[] members =
          IntStream.range(0, n).filter(i -> numbers[i] >= from && numbers[i] < to).toArray();
      groups.add(new Slices.Group(name + range(from, to), members));
    }
    return this;
  }

  /**
   * Examples that are alike in a network's eyes, about {@value #PER_CLUSTER} each, by spherical
   * k-means.
   *
   * @param embeddings {@code [n][width]}, finite
   * @param labels class index of each example, by which a group is called
   */
  public SliceGroups alike(float[][] embeddings, int[] labels, List<String> classes) {
    CheckedInput.sameLength("an embedding", embeddings.length, n);
    int count = Math.min(MOST_CLUSTERS, n / PER_CLUSTER);
    if (count > 1) {
      for (int[] members : Cells.of(UnitVectors.of(embeddings), count).members()) {
        groups.add(new Slices.Group(common(members, labels, classes), members));
      }
    }
    return this;
  }

  private static String common(int[] members, int[] labels, List<String> classes) {
    int[] counts = new int[classes.size()];
    IntStream.of(members).forEach(i -> counts[labels[i]]++);
    int most = 0;
    for (int k = 1; k < counts.length; k++) {
      most = counts[k] > counts[most] ? k : most;
    }
    return String.format(
        Locale.ROOT,
        "alike to the network, %.0f %% labelled %s",
        100.0 * counts[most] / Math.max(1, members.length),
        classes.get(most));
  }

  private SliceGroups byName(IntFunction<String> name) {
    Map<String, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < n; i++) {
      members.computeIfAbsent(name.apply(i), none -> new ArrayList<>()).add(i);
    }
    members.forEach(
        (named, some) ->
            groups.add(new Slices.Group(named, some.stream().mapToInt(i -> i).toArray())));
    return this;
  }

  private static String range(double from, double to) {
    if (from == Double.NEGATIVE_INFINITY) {
      return " below " + shown(to);
    }
    return to == Double.POSITIVE_INFINITY
        ? " of " + shown(from) + " or more"
        : " from " + shown(from) + " to below " + shown(to);
  }

  private static String shown(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  private static double number(String written) {
    try {
      return Double.parseDouble(written.strip());
    } catch (NumberFormatException words) {
      return Double.NaN;
    }
  }
}
