package org.winnow.datasets.repository;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.PreparationJson;
import org.winnow.datasets.Shape;
import org.winnow.datasets.SourceNote;

/**
 * What all examples have in common, apart from the vocabulary: the file {@code dataset.json}.
 *
 * @param columns column names of the examples' table rows, or empty
 */
record Description(
    String name,
    SourceNote source,
    Shape shape,
    boolean bytes,
    List<String> featureNames,
    List<String> columns,
    Preparation preparation) {
  static final String FILE = "dataset.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  byte[] json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("name", name);
    root.set("source", JSON.valueToTree(source));
    root.putArray("shape").add(shape.height()).add(shape.width()).add(shape.channels());
    root.put("features", bytes ? "bytes" : "floats");
    root.set("featureNames", JSON.valueToTree(featureNames));
    root.set("columns", JSON.valueToTree(columns));
    root.set("preparation", PreparationJson.write(preparation));
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter().withObjectIndenter(lines);
    try {
      return (JSON.writer(printer).writeValueAsString(root) + "\n")
          .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a data set's description has no JSON form", e);
    }
  }

  static Description parse(byte[] text) {
    try {
      JsonNode root = JSON.readTree(text);
      JsonNode shape = root.required("shape");
      return new Description(
          root.required("name").asText(),
          JSON.treeToValue(root.required("source"), SourceNote.class),
          new Shape(
              shape.required(0).asInt(), shape.required(1).asInt(), shape.required(2).asInt()),
          root.required("features").asText().equals("bytes"),
          strings(root.required("featureNames")),
          strings(root.required("columns")),
          PreparationJson.read(root.required("preparation")));
    } catch (IOException | IllegalArgumentException | ClassCastException e) {
      throw new InputException(FILE + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<String> strings(JsonNode array) {
    List<String> all = new ArrayList<>();
    array.forEach(node -> all.add(node.asText()));
    return all;
  }
}
