package org.winnow.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.winnow.datasets.InputException;

/** Reads the fields of a JSON object, refusing what is missing or of another kind. */
public final class Fields {
  private final JsonNode node;
  private final String where;

  /**
   * @param where names the object in messages
   * @throws InputException where it is no object
   */
  public Fields(JsonNode node, String where) {
    this.node = node;
    this.where = where;
    if (!node.isObject()) {
      throw new InputException(where + " is no JSON object");
    }
  }

  /** Whether there is such a field. */
  public boolean has(String name) {
    return node.has(name);
  }

  private JsonNode require(String name, boolean ok, String kind) {
    if (!ok) {
      throw new InputException("in " + where + ", " + name + " should be " + kind);
    }
    return node.path(name);
  }

  /** A text. */
  public String text(String name) {
    return require(name, node.path(name).isTextual(), "text").asText();
  }

  /** A whole number of 32 bits. */
  public int whole(String name) {
    JsonNode value = node.path(name);
    boolean ok = value.isIntegralNumber() && value.canConvertToInt();
    return require(name, ok, "a whole number").asInt();
  }

  /** A whole number of 64 bits. */
  public long wide(String name) {
    JsonNode value = node.path(name);
    boolean ok = value.isIntegralNumber() && value.canConvertToLong();
    return require(name, ok, "a whole number").asLong();
  }

  /** A number. */
  public double number(String name) {
    return require(name, node.path(name).isNumber(), "a number").asDouble();
  }

  /** One of some names. */
  public <T extends Enum<T>> T choice(String name, T[] values) {
    String wanted = text(name);
    for (T value : values) {
      if (value.name().equals(wanted)) {
        return value;
      }
    }
    throw new InputException("in " + where + ", " + name + " '" + wanted + "' is not known");
  }

  /** An object. */
  public Fields object(String name) {
    return new Fields(node.path(name), where + "'s " + name);
  }

  /** A list of texts. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : require(name, node.path(name).isArray(), "a list of texts")) {
      if (!value.isTextual()) {
        throw new InputException("in " + where + ", " + name + " should be a list of texts");
      }
      texts.add(value.asText());
    }
    return texts;
  }

  /** A list of objects, each read as {@code item} has it. */
  public <T> List<T> list(String name, Function<Fields, T> item) {
    List<T> items = new ArrayList<>();
    for (JsonNode value : require(name, node.path(name).isArray(), "a list")) {
      items.add(item.apply(new Fields(value, where + "'s " + name)));
    }
    return items;
  }

  /** A list of whole numbers of 32 bits. */
  public List<Integer> wholes(String name) {
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode value : require(name, node.path(name).isArray(), "a list of whole numbers")) {
      require(name, value.isIntegralNumber() && value.canConvertToInt(), "a list of whole numbers");
      numbers.add(value.asInt());
    }
    return numbers;
  }

  /** A text, or empty where there is no such field. */
  public Optional<String> optional(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /** True or false. */
  public boolean truth(String name) {
    return require(name, node.path(name).isBoolean(), "true or false").asBoolean();
  }

  /** All fields of this object, which must be numbers. */
  public Map<String, Double> allNumbers() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    node.fieldNames().forEachRemaining(name -> numbers.put(name, number(name)));
    return numbers;
  }

  /** All fields of this object, which must be texts. */
  public Map<String, String> allTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    node.fieldNames().forEachRemaining(name -> texts.put(name, text(name)));
    return texts;
  }
}
