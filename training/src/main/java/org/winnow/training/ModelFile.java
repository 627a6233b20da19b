package org.winnow.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.InputException;

/**
 * The file of a model: a zip without compression that holds {@code manifest.json}, {@code
 * weights.safetensors} and, where the model has a trace, {@code trace.safetensors}. Data only:
 * nothing of it is ever run or turned into objects by name.
 */
final class ModelFile {
  static final String MANIFEST = "manifest.json";
  static final String WEIGHTS = "weights.safetensors";
  static final String TRACE = "trace.safetensors";
  static final String STATE = "state.safetensors";

  static final StoredZip.Layout LAYOUT = new StoredZip.Layout("model file", limits());

  private ModelFile() {}

  private static Map<String, Long> limits() {
    Map<String, Long> limits = new LinkedHashMap<>();
    limits.put(MANIFEST, 64L << 20);
    limits.put(WEIGHTS, 1100L << 20);
    limits.put(TRACE, 512L << 20);
    limits.put(STATE, 2000L << 20);
    return limits;
  }

  static void save(Model model, Path file) {
    Map<String, StoredZip.Body> entries = new LinkedHashMap<>();
    List<Tensor> weights = WeightTensors.of(model.weights(), model.skeleton());
    entries.put(WEIGHTS, out -> Safetensors.write(weights, out));
    model
        .trace()
        .map(TraceTensors::of)
        .ifPresent(tensors -> entries.put(TRACE, out -> Safetensors.write(tensors, out)));
    model
        .state()
        .map(state -> StateTensors.of(state, model.skeleton()))
        .ifPresent(tensors -> entries.put(STATE, out -> Safetensors.write(tensors, out)));
    Map<String, StoredZip.Body> all = new LinkedHashMap<>();
    byte[] manifest = CanonicalJson.bytes(ModelManifest.write(model, EntryDigests.of(entries)));
    all.put(MANIFEST, out -> out.write(manifest));
    all.putAll(entries);
    WholeFile.write(file, out -> StoredZip.write(all, out));
  }

  static Model open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException("there is no model file " + file);
    }
    try {
      return read(file, StoredZip.read(file, LAYOUT));
    } catch (IOException e) {
      throw new InputException("cannot read the model " + file + ": " + WholeFile.reason(e), e);
    }
  }

  private static Model read(Path file, Map<String, byte[]> contents) {
    for (String needed : List.of(MANIFEST, WEIGHTS)) {
      if (!contents.containsKey(needed)) {
        throw LAYOUT.refused(file, "the entry '" + needed + "' is missing");
      }
    }
    String text = new String(contents.get(MANIFEST), StandardCharsets.UTF_8);
    JsonNode root = CanonicalJson.parse(text, file + ": " + MANIFEST);
    ModelManifest.checkFormat(root, file);
    try {
      Map<String, String> digests = new Fields(root, "the manifest").object("entries").allTexts();
      EntryDigests.check(digests, contents, MANIFEST);
      ModelManifest.Described described = ModelManifest.read(root);
      Weights weights =
          WeightTensors.read(
              described.skeleton(), Safetensors.read(contents.get(WEIGHTS), WEIGHTS));
      Optional<TrainingTrace> trace =
          Optional.ofNullable(contents.get(TRACE))
              .map(bytes -> TraceTensors.read(Safetensors.read(bytes, TRACE), root.path("trace")));
      Optional<TrainingState> state =
          Optional.ofNullable(contents.get(STATE))
              .map(bytes -> Safetensors.read(bytes, STATE))
              .map(tensors -> StateTensors.read(tensors, state(root), described));
      Model model = new Model(described.with(weights), trace, state);
      if (!model.hash().equals(root.path("hash").asText())) {
        throw new InputException("its hash is not that of its contents");
      }
      return model;
    } catch (InputException e) {
      throw LAYOUT.refused(file, e.getMessage());
    }
  }

  private static Fields state(JsonNode root) {
    return new Fields(root, "the manifest").object("state");
  }
}
