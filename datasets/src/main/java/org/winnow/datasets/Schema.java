package org.winnow.datasets;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What every example of a data set has in common.
 *
 * @param shape shape of one example's features
 * @param featureNames a name for each feature of a table, or empty (pictures, arrays)
 * @param classes the label vocabulary in class-index order, names distinct, at least one
 */
public record Schema(Shape shape, List<String> featureNames, List<String> classes) {
  public Schema {
    featureNames = List.copyOf(featureNames);
    classes = List.copyOf(classes);
    if (!featureNames.isEmpty() && featureNames.size() != shape.size()) {
      throw new InputException(
          "expected " + shape.size() + " feature names, got " + featureNames.size());
    }
    if (new HashSet<>(classes).size() != classes.size()) {
      throw new InputException("class names must be distinct, got " + classes);
    }
  }

  /** The index of a class name, or -1 where the vocabulary has no such class. */
  public int classIndex(String name) {
    return classes.indexOf(name);
  }

  /**
   * The index of a class name.
   *
   * @throws InputException naming the nearest class where the vocabulary has no such class
   */
  public int requireClass(String name) {
    int index = classIndex(name);
    if (index >= 0) {
      return index;
    }
    Optional<String> nearest = NearestName.of(name, classes);
    throw new InputException(
        "label '"
            + name
            + "' is not one of "
            + shown()
            + nearest.map(n -> "; did you mean '" + n + "'?").orElse(""));
  }

  private String shown() {
    return classes.size() <= 12
        ? classes.toString()
        : "the "
            + classes.size()
            + " classes ("
            + String.join(", ", classes.subList(0, 5))
            + ", …)";
  }
}
