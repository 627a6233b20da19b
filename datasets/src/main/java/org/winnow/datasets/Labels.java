package org.winnow.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The current label of every example, by row, with who gave it and on what ground. Immutable. */
public final class Labels {
  /** The class index of an example without a label. */
  public static final int NONE = -1;

  private final int[] classes;
  private final int[] attribution;
  private final List<Attribution> attributions;

  private Labels(int[] classes, int[] attribution, List<Attribution> attributions) {
    this.classes = classes;
    this.attribution = attribution;
    this.attributions = attributions;
  }

  /** The same attribution for all; takes over the array of class indices ({@link #NONE}: none). */
  public static Labels of(int[] classes, Attribution all) {
    return new Labels(classes, new int[classes.length], List.of(all));
  }

  /**
   * Labels whose attributions are shared; takes over the arrays.
   *
   * @param attribution for each row, the place in {@code attributions} of who gave its label
   */
  public static Labels of(int[] classes, int[] attribution, List<Attribution> attributions) {
    for (int index : attribution) {
      if (index < 0 || index >= attributions.size()) {
        throw new InputException(
            "attribution " + index + " is not one of the " + attributions.size() + " given");
      }
    }
    return new Labels(classes, attribution, List.copyOf(attributions));
  }

  public int size() {
    return classes.length;
  }

  /** The class index of a row, or {@link #NONE}. */
  public int classOf(int row) {
    return classes[row];
  }

  public boolean isLabelled(int row) {
    return classes[row] != NONE;
  }

  /** Who gave this row's label (or left it without one), and on what ground. */
  public Attribution attribution(int row) {
    return attributions.get(attribution[row]);
  }

  /** A copy of all class indices, by row. */
  public int[] toArray() {
    return classes.clone();
  }

  /** Some rows' labels, in the order given. */
  public Labels select(int[] rows) {
    int[] c = Arrays.stream(rows).map(r -> classes[r]).toArray();
    int[] a = Arrays.stream(rows).map(r -> attribution[r]).toArray();
    return new Labels(c, a, attributions);
  }

  /** Changes of several rows, applied together at the cost of one copy. */
  public Editor edit() {
    return new Editor(this);
  }

  /** Collects changes to labels; {@link #done()} gives the new value. */
  public static final class Editor {
    private int[] classes;
    private int[] attribution;
    private int size;
    private final List<Attribution> attributions;
    private final Map<Attribution, Integer> known = new HashMap<>();

    private Editor(Labels from) {
      classes = from.classes.clone();
      attribution = from.attribution.clone();
      size = classes.length;
      attributions = new ArrayList<>(from.attributions);
      for (int i = 0; i < attributions.size(); i++) {
        known.put(attributions.get(i), i);
      }
    }

    /** Gives a row a class index, or {@link Labels#NONE}. */
    public Editor set(int row, int classIndex, Attribution by) {
      classes[row] = classIndex;
      attribution[row] = indexOf(by);
      return this;
    }

    /** Adds a row at the end. */
    public Editor append(int classIndex, Attribution by) {
      if (size == classes.length) {
        classes = Arrays.copyOf(classes, Math.max(16, size * 2));
        attribution = Arrays.copyOf(attribution, Math.max(16, size * 2));
      }
      classes[size] = classIndex;
      attribution[size++] = indexOf(by);
      return this;
    }

    public Labels done() {
      return new Labels(
          Arrays.copyOf(classes, size),
          Arrays.copyOf(attribution, size),
          List.copyOf(attributions));
    }

    private int indexOf(Attribution by) {
      return known.computeIfAbsent(
          by,
          b -> {
            attributions.add(b);
            return attributions.size() - 1;
          });
    }
  }
}
