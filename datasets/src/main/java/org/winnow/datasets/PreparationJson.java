package org.winnow.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a preparation as JSON and reads it back equal: a list of steps, each an object with its
 * {@code step} name. For every file that keeps one: repositories and models.
 */
public final class PreparationJson {
  private PreparationJson() {}

  /** The steps in order. */
  public static ArrayNode write(Preparation preparation) {
    ArrayNode steps = JsonNodeFactory.instance.arrayNode();
    for (Preparation.Step step : preparation.steps()) {
      ObjectNode node = steps.addObject();
      if (step instanceof Preparation.Scale scale) {
        node.put("step", "Scale");
        node.put("subtract", scale.subtract()).put("multiply", scale.multiply());
      } else if (step instanceof Preparation.Standardize standardize) {
        node.put("step", "Standardize");
        standardize.mean().forEach(node.putArray("mean")::add);
        standardize.deviation().forEach(node.putArray("deviation")::add);
      } else if (step instanceof TableEncoding encoding) {
        node.put("step", "TableEncoding");
        ArrayNode columns = node.putArray("columns");
        encoding.columns().forEach(column -> columns.add(ColumnEncodingJson.write(column)));
      } else {
        throw new IllegalStateException("no JSON form for " + step.getClass());
      }
    }
    return steps;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws InputException where it is no list of known steps
   */
  public static Preparation read(JsonNode steps) {
    if (!steps.isArray()) {
      throw new InputException("a preparation is a list of steps, got " + steps.getNodeType());
    }
    List<Preparation.Step> read = new ArrayList<>();
    for (JsonNode node : steps) {
      read.add(step(node));
    }
    return new Preparation(read);
  }

  private static Preparation.Step step(JsonNode node) {
    String name = node.path("step").asText();
    return switch (name) {
      case "Scale" -> new Preparation.Scale(number(node, "subtract"), number(node, "multiply"));
      case "Standardize" ->
          new Preparation.Standardize(numbers(node, "mean"), numbers(node, "deviation"));
      case "TableEncoding" -> {
        List<ColumnEncoding> columns = new ArrayList<>();
        node.path("columns").forEach(column -> columns.add(ColumnEncodingJson.read(column)));
        yield new TableEncoding(columns);
      }
      default -> throw new InputException("unknown preparation step '" + name + "'");
    };
  }

  static String text(JsonNode node, String field) {
    if (!node.path(field).isTextual()) {
      throw new InputException("a preparation step's " + field + " should be text");
    }
    return node.path(field).asText();
  }

  static float number(JsonNode node, String field) {
    return number(node.path(field), node, field);
  }

  private static float number(JsonNode value, JsonNode node, String field) {
    if (!value.isNumber()) {
      throw new InputException(
          "preparation step '" + node.path("step").asText() + "' needs numbers as " + field);
    }
    return value.floatValue();
  }

  static List<Float> numbers(JsonNode node, String field) {
    List<Float> numbers = new ArrayList<>();
    for (JsonNode value : node.path(field)) {
      numbers.add(number(value, node, field));
    }
    return numbers;
  }
}
