package org.winnow.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
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
    root.set("entries", ModelFile.digestNode(digests));
    root.put("hash", model.hash());
    root.putObject("skeleton")
        .put("name", model.skeleton().name())
        .put("text", model.skeleton().text());
    model.classes().forEach(root.putArray("classes")::add);
    root.set("preparation", PreparationJson.write(model.preparation()));
    root.set("recipe", recipe(model.recipe()));
    root.set("provenance", provenance(model.provenance()));
    ArrayNode history = root.putArray("history");
    model.history().forEach(report -> history.add(report(report)));
    model.trace().ifPresent(trace -> root.set("trace", TraceTensors.describe(trace)));
    model.state().ifPresent(state -> root.set("state", StateTensors.describe(state)));
    return root;
  }

  private static ObjectNode recipe(Recipe r) {
    ObjectNode node =
        CanonicalJson.object()
            .put("epochs", r.epochs())
            .put("batchSize", r.batchSize())
            .put("optimizer", r.optimizer().name())
            .put("learningRate", r.learningRate())
            .put("schedule", r.schedule().name())
            .put("weightDecay", r.weightDecay());
    r.patience().ifPresent(p -> node.put("patience", p));
    node.put("seed", r.seed()).put("device", r.device().name());
    r.threads().ifPresent(n -> node.put("threads", n));
    if (!r.refinement().equals(Refinement.NONE)) {
      node.set("refinement", RefinementJson.write(r.refinement()));
    }
    return node;
  }

  private static ObjectNode provenance(Provenance p) {
    ObjectNode node =
        CanonicalJson.object().put("dataset", p.dataset()).put("dataDigest", p.dataDigest());
    p.commit().ifPresent(commit -> node.put("commit", commit));
    node.put("pendingEdits", p.pendingEdits())
        .put("engine", p.engine())
        .put("threads", p.threads())
        .put("instructionSet", p.instructionSet())
        .put("host", p.host());
    new TreeMap<>(p.versions()).forEach(node.putObject("versions")::put);
    node.put("trained", p.trained().toString())
        .put("seconds", p.seconds())
        .put("epochsDone", p.epochsDone());
    p.stopped().ifPresent(why -> node.put("stopped", why));
    return node;
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
      throw StoredZip.refused(file, "its manifest is not that of a model");
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
    if (classes.size() != read.classes()) {
      throw new InputException(
          "its skeleton has output "
              + read.classes()
              + ", but there are "
              + classes.size()
              + " classes");
    }
    List<EpochReport> history = new ArrayList<>();
    for (JsonNode report : root.path("history")) {
      history.add(report(new Fields(report, "the history")));
    }
    return new Described(
        read,
        recipe(fields.object("recipe")),
        provenance(fields.object("provenance")),
        classes,
        PreparationJson.read(root.path("preparation")),
        history);
  }

  private static Recipe recipe(Fields f) {
    return new Recipe(
        f.whole("epochs"),
        f.whole("batchSize"),
        f.choice("optimizer", Optimizer.values()),
        f.number("learningRate"),
        f.choice("schedule", Schedule.values()),
        f.number("weightDecay"),
        f.has("patience") ? OptionalInt.of(f.whole("patience")) : OptionalInt.empty(),
        f.wide("seed"),
        f.choice("device", Device.values()),
        f.has("threads") ? OptionalInt.of(f.whole("threads")) : OptionalInt.empty(),
        f.has("refinement") ? RefinementJson.read(f.object("refinement")) : Refinement.NONE);
  }

  private static Provenance provenance(Fields f) {
    try {
      return new Provenance(
          f.text("dataset"),
          f.text("dataDigest"),
          f.has("commit") ? Optional.of(f.text("commit")) : Optional.empty(),
          f.whole("pendingEdits"),
          f.text("engine"),
          f.whole("threads"),
          f.text("instructionSet"),
          f.text("host"),
          f.object("versions").allTexts(),
          Instant.parse(f.text("trained")),
          f.number("seconds"),
          f.whole("epochsDone"),
          f.has("stopped") ? Optional.of(f.text("stopped")) : Optional.empty());
    } catch (DateTimeException e) {
      throw new InputException("'" + f.text("trained") + "' is no time", e);
    }
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
