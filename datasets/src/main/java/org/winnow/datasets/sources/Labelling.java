package org.winnow.datasets.sources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Labels;
import org.winnow.datasets.NearestName;

/**
 * Labels as they came, turned into a vocabulary and class indices.
 *
 * @param classes the vocabulary
 * @param indices class index of each row, {@link Labels#NONE} without a label; not to be changed
 */
record Labelling(List<String> classes, int[] indices) {
  /** Below this many examples it is normal that every one has its own class. */
  private static final int FEW = 20;

  /** What labels are read from: {@code of} gives null or empty text for an example without one. */
  record Source(int size, IntFunction<String> of, IntFunction<String> place) {
    /** Labels by row, their place named by the row. */
    static Source rows(int size, IntFunction<String> of) {
      return new Source(size, of, row -> "row " + row);
    }
  }

  /**
   * @param wanted the vocabulary, or empty to take it from the labels: whole numbers in their
   *     order, all else in the order of its characters
   * @throws InputException where a label is not in {@code wanted}, or fewer than two classes or far
   *     too many are left
   */
  static Labelling of(Source labels, List<String> wanted) {
    List<String> classes = wanted.isEmpty() ? vocabulary(labels) : wanted;
    if (classes.size() < 2) {
      throw new InputException(tooFew(classes));
    }
    Map<String, Integer> index = new HashMap<>();
    for (String name : classes) {
      index.put(name, index.size());
    }
    int[] indices = new int[labels.size()];
    for (int row = 0; row < indices.length; row++) {
      String name = labels.of().apply(row);
      Integer found = name == null || name.isEmpty() ? (Integer) Labels.NONE : index.get(name);
      if (found == null) {
        throw unknown(name, labels.place().apply(row), classes);
      }
      indices[row] = found;
    }
    return new Labelling(classes, indices);
  }

  private static List<String> vocabulary(Source labels) {
    TreeSet<String> names = new TreeSet<>();
    int labelled = 0;
    for (int row = 0; row < labels.size(); row++) {
      String name = labels.of().apply(row);
      if (name != null && !name.isEmpty()) {
        names.add(name);
        labelled++;
      }
    }
    if (labelled > FEW && names.size() > labelled / 2) {
      throw new InputException(
          "the labels have "
              + names.size()
              + " different values for "
              + labelled
              + " examples (as '"
              + names.first()
              + "'): these look like keys or measurements, not classes\n"
              + "name the column that holds the classes, as --label COLUMN");
    }
    List<String> sorted = new ArrayList<>(names);
    if (sorted.stream().allMatch(n -> n.matches("-?\\d{1,18}"))) {
      sorted.sort(Comparator.comparingLong(Long::parseLong));
    }
    return sorted;
  }

  private static String tooFew(List<String> classes) {
    return classes.isEmpty()
        ? "no example has a label, so the classes are not known; name them, as --classes cat,dog"
        : "at least two classes are needed, but every label is '"
            + classes.get(0)
            + "'; name all classes, as --classes cat,dog, or choose another --label column";
  }

  private static InputException unknown(String name, String place, List<String> classes) {
    Optional<String> nearest = NearestName.of(name, classes);
    String shown =
        classes.size() <= 12
            ? classes.toString()
            : "the " + classes.size() + " classes (" + classes.get(0) + " …)";
    return new InputException(
        "label '"
            + name
            + "' ("
            + place
            + ") is not one of "
            + shown
            + nearest.map(n -> "; did you mean '" + n + "'?").orElse(""));
  }
}
