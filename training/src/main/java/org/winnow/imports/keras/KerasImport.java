package org.winnow.imports.keras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.training.ImportedModel;
import org.winnow.training.Model;
import org.winnow.training.Skeleton;

/**
 * Reads a sequential network that Keras saved as HDF5 ({@code model.save("net.h5")}) as a model of
 * Winnow. A process of its own reads the file; this one sees a JSON text and arrays of numbers.
 */
public final class KerasImport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private KerasImport() {}

  /**
   * Reads a network; values are used as they are, without preparation, and classes are named by
   * number.
   *
   * @throws InputException naming all that is not supported, before any weight is looked at
   */
  public static Model open(Path file) {
    try {
      return of(file, KerasFile.read(file));
    } catch (InputException e) {
      throw new InputException("cannot import " + file + ": " + e.getMessage(), e);
    }
  }

  /** Of what a file holds. */
  static Model of(Path file, KerasFile read) {
    KerasLayers layers = layers(read.config());
    if (!layers.unsupported().isEmpty()) {
      throw new InputException(
          "it holds what has no place in a skeleton:\n  "
              + String.join("\n  ", layers.unsupported()));
    }
    Skeleton skeleton = Skeleton.parse(name(file), String.join("\n", layers.lines()));
    return ImportedModel.of(
        skeleton, new KerasWeights(read, skeleton, layers).all(), "keras (imported)");
  }

  private static String name(Path file) {
    String name = file.getFileName().toString().replaceAll("\\.[^.]*$", "");
    return name.isBlank() ? "imported" : name;
  }

  private static KerasLayers layers(String config) {
    try {
      JsonNode root = JSON.readTree(config);
      if (!root.path("class_name").asText().equals("Sequential")) {
        throw new InputException(
            "only Sequential networks can be imported, it is a "
                + root.path("class_name").asText("network without a kind"));
      }
      JsonNode inner = root.path("config");
      List<JsonNode> all = new ArrayList<>();
      (inner.isArray() ? inner : inner.path("layers")).forEach(all::add);
      return KerasLayers.of(all);
    } catch (JsonProcessingException e) {
      throw new InputException("its model_config is no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
