package org.winnow.datasets.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;

/** Finds out what each column of a table is for. */
final class TableColumns {
  /** Begins the name of a column that has none in its file. */
  static final String UNNAMED = "unnamed column ";

  private static final int NONE = -1;
  private static final List<String> USUAL_LABELS = List.of("label", "class", "target", "y");

  private final String table;
  private final List<String> names;
  private final LoadOptions options;
  private final List<String> notes = new ArrayList<>();
  private final int label;
  private final int id;
  private final int splitBy;
  private final List<Integer> features;

  TableColumns(String table, List<String> names, LoadOptions options) {
    this.table = table;
    this.names = names;
    this.options = options;
    this.id = options.columns().id().map(this::require).orElse(NONE);
    this.splitBy =
        options.split().kind() == SplitRule.Kind.STRATIFIED
            ? NONE
            : require(options.split().column());
    this.label = findLabel();
    this.features = findFeatures();
    if (features.isEmpty()) {
      throw new InputException(
          table + " has no column left for features, beside " + names + "; see --features");
    }
  }

  private int findLabel() {
    Optional<String> asked = options.columns().label();
    if (asked.isPresent()) {
      return asked.get().isEmpty() ? NONE : require(asked.get());
    }
    for (String usual : USUAL_LABELS) {
      for (int c = 0; c < names.size(); c++) {
        if (names.get(c).equalsIgnoreCase(usual)) {
          notes.add("the labels are in column '" + names.get(c) + "'");
          return c;
        }
      }
    }
    if (options.like().isPresent()) {
      return labelBeside(options.like().get());
    }
    int last = names.size() - 1;
    notes.add(
        "no column is named label, class, target or y: the last one, '"
            + names.get(last)
            + "', is taken for the labels (--label names another)");
    return last;
  }

  /** The one column that the rows of a data set do not show; none where that is not clear. */
  private int labelBeside(Dataset like) {
    if (like.size() > 0 && like.views().of(0) instanceof ExampleView.Row known) {
      int[] others =
          IntStream.range(0, names.size())
              .filter(c -> c != id && !known.columns().contains(names.get(c)))
              .toArray();
      if (others.length == 1) {
        notes.add("the labels are in column '" + names.get(others[0]) + "'");
        return others[0];
      }
    }
    notes.add("no column is named label, class, target or y: the rows come without labels");
    return NONE;
  }

  private List<Integer> findFeatures() {
    List<Integer> found = new ArrayList<>();
    WordRules words = options.columns().words();
    words.columns().forEach(this::requireText);
    if (words.inOrder()) {
      return List.of(require(words.columns().get(0)));
    }
    if (!options.columns().features().isEmpty()) {
      options.columns().features().forEach(name -> found.add(require(name)));
      if (found.contains(label)) {
        throw new InputException(
            "column '" + names.get(label) + "' holds the labels and cannot be a feature too");
      }
      return found;
    }
    for (int c = 0; c < names.size(); c++) {
      boolean decidesSplit = c == splitBy && options.split().kind() != SplitRule.Kind.TIME;
      if (names.get(c).startsWith(UNNAMED)) {
        notes.add("left out: " + names.get(c) + ", since it has no name in the file");
      } else if (c != label && c != id && !decidesSplit) {
        found.add(c);
      }
    }
    return found;
  }

  private void requireText(String name) {
    int text = require(name);
    if (text == label || text == id) {
      throw new InputException(
          "column '" + name + "' holds the " + (text == id ? "keys" : "labels") + ", not a text");
    }
    List<String> chosen = options.columns().features();
    if (!chosen.isEmpty() && !chosen.contains(name)) {
      throw new InputException("--features names " + chosen + " but not the text '" + name + "'");
    }
    if (chosen.size() > 1 && options.columns().words().inOrder()) {
      throw new InputException(
          "the words of '"
              + name
              + "' in their order cannot stand beside other features; --bag takes its words so");
    }
  }

  /** The place of a column that must be there. */
  int require(String name) {
    int at = names.indexOf(name);
    if (at >= 0) {
      return at;
    }
    String shown =
        names.size() <= 12 ? names.toString() : names.subList(0, 12) + " and further ones";
    throw new InputException(
        table
            + " has no column '"
            + name
            + "'; it has "
            + shown
            + NearestName.of(name, names).map(n -> "; did you mean '" + n + "'?").orElse(""));
  }

  /** The column of the labels, or -1. */
  int label() {
    return label;
  }

  /** The column of the user's keys, or -1. */
  int id() {
    return id;
  }

  /** The column that decides the split, or -1. */
  int splitBy() {
    return splitBy;
  }

  List<Integer> features() {
    return features;
  }

  /** The columns that are part of an example, and so of its id, by number. */
  List<Integer> ofExample() {
    List<Integer> columns = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      boolean given = c == splitBy && options.split().kind() == SplitRule.Kind.GIVEN;
      if (c != label && c != id && !given) {
        columns.add(c);
      }
    }
    return columns;
  }

  /** The columns that a person is shown: all but the label. */
  List<Integer> shown() {
    return IntStream.range(0, names.size()).filter(c -> c != label).boxed().toList();
  }

  /** The columns that neither are shown as keys nor say what is wanted: the example itself. */
  List<Integer> content() {
    return ofExample().stream().filter(c -> c != splitBy).toList();
  }

  List<String> notes() {
    return notes;
  }
}
