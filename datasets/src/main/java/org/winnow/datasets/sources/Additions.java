package org.winnow.datasets.sources;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Features;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;

/**
 * Edits that add new examples to a data set, and what a person should know about them.
 *
 * @param edits one for each new example, in the order of the source
 * @param notes whole sentences, possibly none
 */
public record Additions(List<LabelEdit.AddExample> edits, List<String> notes) {
  public Additions {
    edits = List.copyOf(edits);
    notes = List.copyOf(notes);
  }

  /**
   * The new examples of what was loaded with {@link LoadOptions#withLike} of {@code base}. What is
   * in {@code base} already is left out and noted; no example of it is moved.
   *
   * @param rule the rule that {@code base} was split with
   * @throws InputException where another example of {@code base} has the same key
   */
  public static Additions to(Dataset base, Loaded fresh, SplitRule rule, Attribution by) {
    Dataset data = fresh.dataset();
    if (!data.schema().shape().equals(base.schema().shape())) {
      throw new InputException(
          "the new examples have the shape "
              + data.schema().shape()
              + ", those of the data set "
              + base.schema().shape());
    }
    Placement placement = rule.splitter().placing(base);
    List<LabelEdit.AddExample> edits = new ArrayList<>();
    int known = 0;
    for (int row = 0; row < data.size(); row++) {
      if (isKnown(base, data, row)) {
        known++;
        continue;
      }
      Features one = one(data, row);
      String id = data.ids().get(row);
      Optional<String> label =
          data.labels().isLabelled(row) ? Optional.of(data.label(row)) : Optional.empty();
      edits.add(
          new LabelEdit.AddExample(
              id, label, placement.place(print(id, one), one), one, data.views().of(row), by));
    }
    List<String> notes = new ArrayList<>(fresh.notes());
    notes.removeIf(note -> note.startsWith("no example is in the "));
    if (known > 0) {
      notes.add(known + " of " + data.size() + " examples are in the data set already");
    }
    return new Additions(edits, notes);
  }

  private static boolean isKnown(Dataset base, Dataset data, int row) {
    String id = data.ids().get(row);
    int at = base.ids().find(isHash(id) ? id.substring(0, 32) : id);
    if (at >= 0 && !isHash(id) && !sameFeatures(base, at, data, row)) {
      throw new InputException(
          "another example has the key '" + id + "' already; relabel it, or choose another key");
    }
    return at >= 0;
  }

  private static boolean sameFeatures(Dataset a, int rowA, Dataset b, int rowB) {
    return java.util.Arrays.equals(
        a.features().canonicalBytes(rowA), b.features().canonicalBytes(rowB));
  }

  private static boolean isHash(String id) {
    return id.matches("[0-9a-f]{32}(-[0-9]+)?");
  }

  private static Fingerprint print(String id, Features one) {
    return isHash(id)
        ? Fingerprint.of(HexFormat.of().parseHex(id.substring(0, 32)))
        : new ExampleHash().ofFile(one.canonicalBytes(0));
  }

  /** A row's features in an array of their own. */
  private static Features one(Dataset data, int row) {
    int width = data.features().width();
    if (data.features().areBytes()) {
      return Features.ofBytes(data.features().canonicalBytes(row), width);
    }
    float[] values = new float[width];
    data.features().copyRow(row, values, 0);
    return Features.ofFloats(values, width);
  }
}
