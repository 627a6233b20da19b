package org.winnow.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.winnow.datasets.InputException;
import org.winnow.viz.Figure;

/** Brings what Java code asks for into the form that front ends and commands take. */
public final class Forms {
  private Forms() {}

  /** A value's figure with no alternatives but the named ones and its text. */
  static Figure only(Figure all, Object value, List<String> mimeTypes) {
    if (mimeTypes.isEmpty()) {
      return all;
    }
    Map<String, Object> kept = new LinkedHashMap<>();
    kept.put(Figure.TEXT, all.text());
    for (String type : mimeTypes) {
      if (all.bundle().containsKey(type)) {
        kept.put(type, all.bundle().get(type));
      } else if (value instanceof CharSequence && !type.startsWith("image/png")) {
        kept.put(type, value.toString());
      }
    }
    if (kept.size() == 1 && !mimeTypes.contains(Figure.TEXT)) {
      throw new InputException(
          "This value cannot be shown as %s; it has: %s"
              .formatted(String.join(", ", mimeTypes), String.join(", ", all.bundle().keySet())));
    }
    return new Figure(kept);
  }

  /** Arguments as they are written on a command line. */
  public static String quoted(List<String> arguments) {
    return arguments.stream()
        .map(a -> a.isEmpty() || a.matches(".*\\s.*") ? quote(a) : a)
        .map(a -> " " + a)
        .collect(Collectors.joining());
  }

  private static String quote(String argument) {
    return argument.contains("\"") ? "'" + argument + "'" : "\"" + argument + "\"";
  }
}
