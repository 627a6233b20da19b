package org.winnow.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.winnow.datasets.PreparationJson;
import org.winnow.training.CanonicalJson;
import org.winnow.training.Interval;
import org.winnow.training.ProvenanceJson;
import org.winnow.training.RecipeJson;

/**
 * What one package has otherwise than another; the label edits between their data are in the label
 * repository, if that is at hand.
 *
 * @param rows only what differs
 */
public record PackageDiff(List<Row> rows) {
  private static final int DIGITS = 12;

  /**
   * One thing that differs.
   *
   * @param what {@code classes}, {@code recipe epochs}, {@code accuracy, validation split}
   * @param before what only the first has; empty where it has nothing there
   * @param after what only the second has
   */
  public record Row(String what, String before, String after) {}

  public PackageDiff {
    rows = List.copyOf(rows);
  }

  /** Compares two packages, which need not be versions of one. */
  public static PackageDiff of(PackageFile before, PackageFile after) {
    List<Row> rows = new ArrayList<>();
    PackageManifest a = before.manifest();
    PackageManifest b = after.manifest();
    ListChange.of(a.classes(), b.classes()).ifPresent(c -> rows.add(c.row("classes")));
    compare(rows, "signature", a.signature().toString(), b.signature().toString());
    ListChange.of(layers(before), layers(after)).ifPresent(c -> rows.add(c.row("layers")));
    compare(rows, "preparation", preparation(a), preparation(b));
    WeightChange.of(before.model(), after.model())
        .ifPresent(c -> rows.add(new Row("weights", "", c)));
    data(rows, a, b);
    fields(
        rows,
        "recipe ",
        RecipeJson.write(a.training().recipe()),
        RecipeJson.write(b.training().recipe()));
    metrics(rows, a, b);
    compare(rows, "licence", a.card().licence(), b.card().licence());
    compare(rows, "description", a.card().description(), b.card().description());
    ListChange.of(foundations(a), foundations(b)).ifPresent(c -> rows.add(c.row("builds on")));
    return new PackageDiff(rows);
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  private static void compare(List<Row> rows, String what, String before, String after) {
    if (!before.equals(after)) {
      rows.add(new Row(what, before, after));
    }
  }

  private static List<String> layers(PackageFile file) {
    return file.model().skeleton().text().lines().toList();
  }

  private static List<String> foundations(PackageManifest m) {
    return m.foundations().stream()
        .map(f -> f.coordinates() + " " + f.sha256().substring(0, DIGITS))
        .toList();
  }

  private static String preparation(PackageManifest m) {
    ArrayNode steps = PreparationJson.write(m.preparation());
    return steps.isEmpty() ? "none" : CanonicalJson.text(steps);
  }

  /** Data, engine and the rest of how it came to be; hashes and commits shortened. */
  private static void data(List<Row> rows, PackageManifest a, PackageManifest b) {
    fields(
        rows,
        "",
        shortened(ProvenanceJson.write(a.training().provenance())),
        shortened(ProvenanceJson.write(b.training().provenance())));
  }

  private static ObjectNode shortened(ObjectNode provenance) {
    for (String name : List.of("dataDigest", "commit")) {
      String text = provenance.path(name).asText();
      if (text.length() > DIGITS) {
        provenance.put(name, text.substring(0, DIGITS));
      }
    }
    return provenance;
  }

  /** Compares objects field by field, in the order of the first. */
  private static void fields(List<Row> rows, String prefix, ObjectNode a, ObjectNode b) {
    ObjectNode all = a.deepCopy();
    all.setAll(b.<ObjectNode>deepCopy());
    all.fieldNames()
        .forEachRemaining(
            name -> {
              JsonNode one = a.path(name);
              JsonNode other = b.path(name);
              if (one.isObject() && other.isObject()) {
                fields(rows, prefix + name + " ", (ObjectNode) one, (ObjectNode) other);
              } else {
                compare(rows, prefix + name, text(one), text(other));
              }
            });
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? "" : node.isTextual() ? node.asText() : CanonicalJson.text(node);
  }

  private static void metrics(List<Row> rows, PackageManifest a, PackageManifest b) {
    TreeMap<String, Measured[]> all = new TreeMap<>();
    for (PackageManifest m : List.of(a, b)) {
      for (Measured measured : m.metrics()) {
        String what = "accuracy, " + measured.split().label() + " split of " + measured.dataset();
        all.computeIfAbsent(what, k -> new Measured[2])[m == a ? 0 : 1] = measured;
      }
    }
    all.forEach(
        (what, both) -> {
          if (!Objects.equals(both[0], both[1])) {
            boolean same = both[0] != null && both[1] != null && sameData(both[0], both[1]);
            String note = same || both[0] == null || both[1] == null ? "" : " (other data)";
            rows.add(new Row(what, text(both[0]), text(both[1]) + note));
          }
        });
  }

  private static boolean sameData(Measured a, Measured b) {
    return a.dataDigest().equals(b.dataDigest());
  }

  private static String text(Measured measured) {
    return Optional.ofNullable(measured)
        .map(Measured::accuracy)
        .map(PackageDiff::percent)
        .orElse("");
  }

  private static String percent(Interval share) {
    return String.format(
        Locale.ROOT,
        "%.1f %% (%.1f %% to %.1f %%)",
        100 * share.estimate(),
        100 * share.low(),
        100 * share.high());
  }
}
