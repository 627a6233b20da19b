package org.winnow.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.PreparationJson;

/** A model's manifest: everything but its numbers, as JSON. */
final class ModelManifest {
  private static final String FORMAT = "winnow-model";
  private static final int VERSION = 1;

  private ModelManifest() {}

  /** What a manifest tells. */
  record Described(
      Skeleton skeleton,
      Recipe recipe,
      Provenance provenance,
      List<String> classes,
      Preparation preparation,
      List<EpochReport> history) {
    Model.Parts with(Weights weights) {
      return new Model.Parts(skeleton, recipe, provenance, classes, preparation, history, weights);
    }
  }

  static ObjectNode write(Model model, Map<String, String> digests) {
    ObjectNode root = CanonicalJson.object().put("format", FORMAT).put("version", VERSION);
    root.set("entries", EntryDigests.write(digests));
    root.put("hash", model.hash());
    root.putObject("skeleton")
        .put("name", model.skeleton().name())
        .put("text", model.skeleton().text());
    model.classes().forEach(root.putArray("classes")::add);
    root.set("preparation", PreparationJson.write(model.preparation()));
    root.set("recipe", RecipeJson.write(model.recipe()));
    root.set("provenance", ProvenanceJson.write(model.provenance()));
    ArrayNode history = root.putArray("history");
    model.history().forEach(report -> history.add(report(report)));
    model.trace().ifPresent(trace -> root.set("trace", TraceTensors.describe(trace)));
    model.state().ifPresent(state -> root.set("state", StateTensors.describe(state)));
    return root;
  }

  private static ObjectNode report(EpochReport r) {
    ObjectNode node =
        CanonicalJson.object()
            .put("epoch", r.epoch())
            .put("epochs", r.epochs())
            .put("trainLoss", r.trainLoss())
            .put("trainAccuracy", r.trainAccuracy());
    r.validationLoss().ifPresent(v -> node.put("validationLoss", v));
    r.validationAccuracy().ifPresent(v -> node.put("validationAccuracy", v));
    return node.put("seconds", r.seconds());
  }

  static void checkFormat(JsonNode root, Path file) {
    if (!root.path("format").asText().equals(FORMAT)) {
      throw ModelFile.LAYOUT.refused(file, "its manifest is not that of a model");
    }
    if (root.path("version").asInt() != VERSION) {
      throw new InputException(
          file
              + " has version "
              + CanonicalJson.text(root.path("version"))
              + " of the model format; this Winnow reads version "
              + VERSION);
    }
  }

  static Described read(JsonNode root) {
    Fields fields = new Fields(root, "the manifest");
    Fields skeleton = fields.object("skeleton");
    List<String> classes = fields.texts("classes");
    Skeleton read = Skeleton.parse(skeleton.text("name"), skeleton.text("text"));
    List<EpochReport> history = new ArrayList<>();
    for (JsonNode report : root.path("history")) {
      history.add(report(new Fields(report, "the history")));
    }
    return new Described(
        read,
        RecipeJson.read(fields.object("recipe")),
        ProvenanceJson.read(fields.object("provenance")),
        classes,
        PreparationJson.read(root.path("preparation")),
        history);
  }

  private static EpochReport report(Fields f) {
    return new EpochReport(
        f.whole("epoch"),
        f.whole("epochs"),
        f.number("trainLoss"),
        f.number("trainAccuracy"),
        f.has("validationLoss")
            ? OptionalDouble.of(f.number("validationLoss"))
            : OptionalDouble.empty(),
        f.has("validationAccuracy")
            ? OptionalDouble.of(f.number("validationAccuracy"))
            : OptionalDouble.empty(),
        f.number("seconds"));
  }
}
