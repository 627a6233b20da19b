package org.winnow.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.InputException;

/** Reads the fields of a JSON object, refusing what is missing or of another kind. */
final class Fields {
  private final JsonNode node;
  private final String where;

  Fields(JsonNode node, String where) {
    this.node = node;
    this.where = where;
    if (!node.isObject()) {
      throw new InputException(where + " is no JSON object");
    }
  }

  boolean has(String name) {
    return node.has(name);
  }

  private JsonNode require(String name, boolean ok, String kind) {
    if (!ok) {
      throw new InputException("in " + where + ", " + name + " should be " + kind);
    }
    return node.path(name);
  }

  String text(String name) {
    return require(name, node.path(name).isTextual(), "text").asText();
  }

  int whole(String name) {
    JsonNode value = node.path(name);
    boolean ok = value.isIntegralNumber() && value.canConvertToInt();
    return require(name, ok, "a whole number").asInt();
  }

  long wide(String name) {
    JsonNode value = node.path(name);
    boolean ok = value.isIntegralNumber() && value.canConvertToLong();
    return require(name, ok, "a whole number").asLong();
  }

  double number(String name) {
    return require(name, node.path(name).isNumber(), "a number").asDouble();
  }

  <T extends Enum<T>> T choice(String name, T[] values) {
    String wanted = text(name);
    for (T value : values) {
      if (value.name().equals(wanted)) {
        return value;
      }
    }
    throw new InputException("in " + where + ", " + name + " '" + wanted + "' is not known");
  }

  Fields object(String name) {
    return new Fields(node.path(name), where + "'s " + name);
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : require(name, node.path(name).isArray(), "a list of texts")) {
      if (!value.isTextual()) {
        throw new InputException("in " + where + ", " + name + " should be a list of texts");
      }
      texts.add(value.asText());
    }
    return texts;
  }

  boolean truth(String name) {
    return require(name, node.path(name).isBoolean(), "true or false").asBoolean();
  }

  /** All fields of this object, which must be numbers. */
  Map<String, Double> allNumbers() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    node.fieldNames().forEachRemaining(name -> numbers.put(name, number(name)));
    return numbers;
  }

  /** All fields of this object, which must be texts. */
  Map<String, String> allTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    node.fieldNames().forEachRemaining(name -> texts.put(name, text(name)));
    return texts;
  }
}
