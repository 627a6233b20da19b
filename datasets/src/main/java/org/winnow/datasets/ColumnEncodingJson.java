package org.winnow.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Writes how one column becomes features as JSON, and reads it back equal. */
final class ColumnEncodingJson {
  private ColumnEncodingJson() {}

  static ObjectNode write(ColumnEncoding column) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("kind", column.getClass().getSimpleName()).put("column", column.column());
    if (column instanceof ColumnEncoding.Numeric numeric) {
      return node.put("form", numeric.form().name())
          .put("fill", numeric.fill())
          .put("flagsMissing", numeric.flagsMissing());
    }
    if (column instanceof ColumnEncoding.OneOf oneOf) {
      oneOf.values().forEach(node.putArray("values")::add);
      return node.put("flagsMissing", oneOf.flagsMissing());
    }
    if (column instanceof TokenSequence tokens) {
      tokens.words().list().forEach(node.putArray("words")::add);
      return node.put("length", tokens.length());
    }
    WordBag bag = (WordBag) column;
    bag.words().list().forEach(node.putArray("words")::add);
    bag.weights().forEach(node.putArray("weights")::add);
    return node;
  }

  static ColumnEncoding read(JsonNode node) {
    String kind = node.path("kind").asText();
    boolean flagsMissing = node.path("flagsMissing").asBoolean();
    return switch (kind) {
      case "Numeric" ->
          new ColumnEncoding.Numeric(
              column(node), form(node), PreparationJson.number(node, "fill"), flagsMissing);
      case "OneOf" -> new ColumnEncoding.OneOf(column(node), texts(node, "values"), flagsMissing);
      case "TokenSequence" ->
          new TokenSequence(
              column(node),
              Words.of(texts(node, "words")),
              (int) PreparationJson.number(node, "length"));
      case "WordBag" ->
          new WordBag(
              column(node),
              Words.of(texts(node, "words")),
              PreparationJson.numbers(node, "weights"));
      default -> throw new InputException("unknown column encoding '" + kind + "'");
    };
  }

  private static String column(JsonNode node) {
    return PreparationJson.text(node, "column");
  }

  private static List<String> texts(JsonNode node, String field) {
    List<String> texts = new ArrayList<>();
    node.path(field).forEach(value -> texts.add(value.asText()));
    return texts;
  }

  private static NumberForm form(JsonNode node) {
    String form = PreparationJson.text(node, "form");
    try {
      return NumberForm.valueOf(form);
    } catch (IllegalArgumentException e) {
      throw new InputException("unknown number form '" + form + "'", e);
    }
  }
}
