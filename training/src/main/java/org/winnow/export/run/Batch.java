package org.winnow.export.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers to a request's examples. */
final class Batch {
  private final Classifier classifier;
  private final float[] features;
  private final float[] answer;

  Batch(Classifier classifier) {
    this.classifier = classifier;
    this.features = new float[classifier.inputs()];
    this.answer = new float[classifier.classes().size()];
  }

  /**
   * @throws IllegalArgumentException saying what was expected, where the request is something else
   */
  String answer(Object request) {
    if (!(request instanceof Map) || ((Map<?, ?>) request).size() != 1) {
      throw new IllegalArgumentException(
          "expected an object with one of inputs, rows, texts: this network reads "
              + classifier.reads());
    }
    Map.Entry<?, ?> asked = ((Map<?, ?>) request).entrySet().iterator().next();
    if (!(asked.getValue() instanceof List)) {
      throw new IllegalArgumentException("'" + asked.getKey() + "' should be a list of examples");
    }
    StringBuilder json = new StringBuilder("{\"answers\":[");
    int number = 0;
    for (Object example : (List<?>) asked.getValue()) {
      try {
        fill(asked.getKey().toString(), example);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("example " + number + ": " + e.getMessage(), e);
      }
      json.append(number++ == 0 ? "" : ",");
      write(json);
    }
    return json.append("]}").toString();
  }

  private void fill(String kind, Object example) {
    if (kind.equals("inputs") && example instanceof List) {
      numbers((List<?>) example);
    } else if (kind.equals("rows") && example instanceof Map) {
      Map<String, String> row = new LinkedHashMap<>();
      ((Map<?, ?>) example).forEach((k, v) -> row.put(k.toString(), written(v)));
      classifier.encode(row, features);
    } else if (kind.equals("texts") && example instanceof String) {
      classifier.encode((String) example, features);
    } else {
      throw new IllegalArgumentException(
          "expected inputs (lists of numbers), rows (objects) or texts, got '" + kind + "'");
    }
  }

  private static String written(Object value) {
    return value == null ? "" : value.toString();
  }

  private void numbers(List<?> values) {
    if (values.size() != features.length) {
      throw new IllegalArgumentException(
          "expected " + features.length + " numbers, got " + values.size());
    }
    for (int i = 0; i < features.length; i++) {
      Object value = values.get(i);
      if (!(value instanceof Double) || !Float.isFinite(((Double) value).floatValue())) {
        throw new IllegalArgumentException("value " + i + " is no number: " + value);
      }
      features[i] = ((Double) value).floatValue();
    }
  }

  private void write(StringBuilder json) {
    int best = classifier.classify(features, answer);
    json.append("{\"class\":").append(Json.quoted(classifier.classes().get(best)));
    json.append(",\"index\":").append(best).append(",\"probabilities\":[");
    for (int c = 0; c < answer.length; c++) {
      json.append(c == 0 ? "" : ",").append(answer[c]);
    }
    json.append("]}");
  }
}
