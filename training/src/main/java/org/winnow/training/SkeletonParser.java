package org.winnow.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;

/** Reads a skeleton's text line by line. */
final class SkeletonParser {
  private static final int LONGEST_TEXT = 1_000_000;

  private SkeletonParser() {}

  static List<Statement> statements(String name, String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new InputException(
          "a skeleton's text has at most " + LONGEST_TEXT + " characters, got " + text.length());
    }
    List<Statement> statements = new ArrayList<>();
    String[] lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = withoutComment(lines[i]).trim();
      if (!line.isEmpty()) {
        statements.add(statement(line, "skeleton " + name + ", line " + (i + 1) + ": " + line));
      }
    }
    return statements;
  }

  private static String withoutComment(String line) {
    int end = line.length();
    for (String mark : List.of("//", "#")) {
      int at = line.indexOf(mark);
      end = at >= 0 ? Math.min(end, at) : end;
    }
    return line.substring(0, end);
  }

  private static Statement statement(String line, String where) {
    String[] sides = line.replace("←", "<-").split("<-", -1);
    try {
      if (sides.length > 2) {
        throw new InputException("one '<-' a line, got " + (sides.length - 1));
      }
      List<String> inputs = sides.length == 2 ? names(sides[1]) : List.of();
      int equals = sides[0].indexOf('=');
      Optional<String> name =
          equals < 0 ? Optional.empty() : Optional.of(sides[0].substring(0, equals).trim());
      return new Statement(name, spec(sides[0].substring(equals + 1)), inputs, where);
    } catch (InputException e) {
      throw new InputException(where + "\n" + e.getMessage());
    }
  }

  private static List<String> names(String text) {
    List<String> names =
        Arrays.stream(text.trim().split("[,\\s]+")).filter(n -> !n.isEmpty()).toList();
    if (names.isEmpty()) {
      throw new InputException("after '<-' come the names of the layers to read");
    }
    return names;
  }

  private static LayerSpec spec(String text) {
    List<String> words =
        Arrays.stream(text.trim().split("[,\\s]+")).filter(w -> !w.isEmpty()).toList();
    if (words.isEmpty()) {
      throw new InputException("an operation is missing, as: dense 64 relu");
    }
    String operation = words.get(0).toLowerCase(Locale.ROOT);
    if (SkeletonAssembly.RESERVED.contains(operation)) {
      throw new InputException("'" + operation + "' is reserved for a later version");
    }
    if (!LayerReader.OPERATIONS.contains(operation)) {
      throw new InputException(
          "unknown operation '"
              + words.get(0)
              + "'"
              + NearestName.of(operation, LayerReader.OPERATIONS)
                  .map(n -> "; did you mean '" + n + "'?")
                  .orElse("; there are: " + String.join(", ", LayerReader.OPERATIONS)));
    }
    return LayerReader.read(operation, new Words(operation, words.subList(1, words.size())));
  }
}
