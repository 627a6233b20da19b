package org.winnow.datasets.sources;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.winnow.datasets.Split;

/** Finds, by their names, which arrays are features and which are their labels. */
final class ArrayPairs {
  private static final Set<String> LABELS =
      Set.of("y", "label", "labels", "target", "targets", "class", "classes");
  private static final Set<String> FEATURES =
      Set.of("x", "data", "image", "images", "img", "imgs", "feature", "features", "inputs");
  private static final Set<String> FORMATS =
      Set.of("idx", "idx1", "idx2", "idx3", "idx4", "ubyte", "npy", "gz");
  private static final Map<String, Split> SPLITS =
      Map.of(
          "train", Split.TRAIN,
          "training", Split.TRAIN,
          "val", Split.VALIDATION,
          "valid", Split.VALIDATION,
          "validation", Split.VALIDATION,
          "dev", Split.VALIDATION,
          "test", Split.TEST,
          "testing", Split.TEST,
          "t10k", Split.TEST);

  /**
   * Features and their labels.
   *
   * @param subject what is left of the name, the same for all parts of one data set
   */
  record Pair(String features, Optional<String> labels, Optional<Split> split, String subject) {}

  private record Name(boolean isLabels, Optional<Split> split, String subject) {
    static Name of(String name) {
      boolean labels = false;
      Optional<Split> split = Optional.empty();
      List<String> rest = new ArrayList<>();
      String spaced =
          name.toLowerCase(Locale.ROOT).replaceAll("(?<![a-z])([xy])(?=train|test|val)", "$1_");
      for (String word : spaced.split("[-_. ]+")) {
        if (LABELS.contains(word)) {
          labels = true;
        } else if (SPLITS.containsKey(word)) {
          split = Optional.of(SPLITS.get(word));
        } else if (!FEATURES.contains(word) && !FORMATS.contains(word)) {
          rest.add(word);
        }
      }
      return new Name(labels, split, String.join("-", rest));
    }

    String key() {
      return subject + "/" + split;
    }
  }

  private ArrayPairs() {}

  /** All pairs among some names; features without labels are pairs too. In order of their names. */
  static List<Pair> in(Collection<String> names) {
    if (Set.copyOf(names).equals(Set.of("arr_0", "arr_1"))) { // numpy.savez(file, x, y)
      return List.of(new Pair("arr_0", Optional.of("arr_1"), Optional.empty(), ""));
    }
    Map<String, String> labels = new TreeMap<>();
    for (String name : new TreeSet<>(names)) {
      Name n = Name.of(name);
      if (n.isLabels()) {
        labels.putIfAbsent(n.key(), name);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (String name : new TreeSet<>(names)) {
      Name n = Name.of(name);
      if (!n.isLabels()) {
        Optional<String> partner = Optional.ofNullable(labels.get(n.key()));
        pairs.add(new Pair(name, partner, n.split(), n.subject()));
      }
    }
    return pairs;
  }
}
