package org.winnow.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
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

  private static final Map<String, Long> LIMITS = new LinkedHashMap<>();

  static {
    LIMITS.put(MANIFEST, 64L << 20);
    LIMITS.put(WEIGHTS, 1100L << 20);
    LIMITS.put(TRACE, 512L << 20);
    LIMITS.put(STATE, 2000L << 20);
  }

  private ModelFile() {}

  static void save(Model model, Path file) {
    Map<String, StoredZip.Body> entries = new LinkedHashMap<>();
    List<Tensor> weights = StateTensors.weights("", model.weights(), model.skeleton());
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
    byte[] manifest = CanonicalJson.bytes(ModelManifest.write(model, digests(entries)));
    all.put(MANIFEST, out -> out.write(manifest));
    all.putAll(entries);
    try {
      replace(file, all);
    } catch (IOException e) {
      throw new InputException("cannot write the model to " + file + ": " + reason(e), e);
    }
  }

  /** Writes beside the file and moves into place, so that no half-written model is ever seen. */
  private static void replace(Path file, Map<String, StoredZip.Body> entries) throws IOException {
    Path target = file.toAbsolutePath();
    Path written = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(written))) {
        StoredZip.write(entries, out);
      }
      moveOver(written, target);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** Puts a finished file in the place of another, at once where the file system can. */
  static void moveOver(Path written, Path target) throws IOException {
    try {
      Files.move(
          written, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static String reason(IOException e) {
    return e instanceof NoSuchFileException
        ? "there is no such folder"
        : e.getClass().getSimpleName() + " " + e.getMessage();
  }

  private static Map<String, String> digests(Map<String, StoredZip.Body> entries) {
    Map<String, String> digests = new LinkedHashMap<>();
    entries.forEach((name, body) -> digests.put(name, digest(body)));
    return digests;
  }

  private static String digest(StoredZip.Body body) {
    MessageDigest sha = ModelHash.sha256();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha)) {
      body.writeTo(out);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  static Model open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException("there is no model file " + file);
    }
    try {
      return read(file, StoredZip.read(file, LIMITS));
    } catch (IOException e) {
      throw new InputException("cannot read the model " + file + ": " + reason(e), e);
    }
  }

  private static Model read(Path file, Map<String, byte[]> contents) {
    for (String needed : List.of(MANIFEST, WEIGHTS)) {
      if (!contents.containsKey(needed)) {
        throw StoredZip.refused(file, "the entry '" + needed + "' is missing");
      }
    }
    String text = new String(contents.get(MANIFEST), StandardCharsets.UTF_8);
    JsonNode root = CanonicalJson.parse(text, file + ": " + MANIFEST);
    ModelManifest.checkFormat(root, file);
    checkDigests(file, contents, root.path("entries"));
    try {
      ModelManifest.Described described = ModelManifest.read(root);
      Weights weights =
          weights(described.skeleton(), Safetensors.read(contents.get(WEIGHTS), WEIGHTS));
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
      throw StoredZip.refused(file, e.getMessage());
    }
  }

  private static Fields state(JsonNode root) {
    return new Fields(root, "the manifest").object("state");
  }

  private static void checkDigests(Path file, Map<String, byte[]> contents, JsonNode digests) {
    if (digests.size() != contents.size() - 1) {
      throw StoredZip.refused(file, "its manifest lists " + digests.size() + " other entries");
    }
    contents.forEach(
        (name, bytes) -> {
          boolean same = digests.path(name).asText().equals(digest(out -> out.write(bytes)));
          if (!name.equals(MANIFEST) && !same) {
            throw StoredZip.refused(file, "the entry '" + name + "' was changed");
          }
        });
  }

  /** The arrays of a skeleton, all of them in its order. */
  static Weights weights(Skeleton skeleton, List<Tensor> tensors) {
    List<ParameterSpec> wanted = skeleton.parameters();
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (int i = 0; i < Math.max(wanted.size(), tensors.size()); i++) {
      String expected =
          i < wanted.size() ? wanted.get(i).name() + " " + wanted.get(i).shape() : "nothing more";
      String found =
          i < tensors.size() ? tensors.get(i).name() + " " + tensors.get(i).shape() : "nothing";
      if (!expected.equals(found) || tensors.get(i).type() != Tensor.Type.F32) {
        throw new InputException(
            "its skeleton needs the weights " + expected + ", the file has " + found);
      }
      arrays.put(wanted.get(i).name(), tensors.get(i).floats());
    }
    return new Weights(arrays).requireFinite();
  }

  /** An object node for a list of digests. */
  static ObjectNode digestNode(Map<String, String> digests) {
    ObjectNode node = CanonicalJson.object();
    digests.forEach(node::put);
    return node;
  }
}
