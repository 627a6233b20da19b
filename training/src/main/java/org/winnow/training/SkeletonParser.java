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

  /** What a text says: its layers, and what the line {@code use} brings, if there is one. */
  record Read(List<Statement> statements, Optional<Inherited> inherited) {}

  static Read read(String name, String text, Published published) {
    if (text.length() > LONGEST_TEXT) {
      throw new InputException(
          "a skeleton's text has at most " + LONGEST_TEXT + " characters, got " + text.length());
    }
    List<Statement> statements = new ArrayList<>();
    Optional<Inherited> inherited = Optional.empty();
    Width width = Width.PLAIN;
    String[] lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = withoutComment(lines[i]).trim();
      String where = "skeleton " + name + ", line " + (i + 1) + ": " + line;
      Optional<Width> set = line.isEmpty() ? Optional.empty() : Width.of(line, where);
      width = set.orElse(width);
      if (UseLine.isOne(line)) {
        UseLine.Expanded used = used(line, statements.isEmpty(), where, published);
        statements.addAll(used.statements());
        inherited = Optional.of(used.inherited());
      } else if (!line.isEmpty() && set.isEmpty()) {
        statements.add(width.of(statement(line, where)));
      }
    }
    return new Read(statements, inherited);
  }

  private static UseLine.Expanded used(
      String line, boolean first, String where, Published published) {
    try {
      if (!first) {
        throw new InputException("use comes first, in place of the line input");
      }
      UseLine use = UseLine.parse(line);
      return use.expand(published.find(use.reference()), where);
    } catch (InputException e) {
      throw new InputException(where + "\n" + e.getMessage());
    }
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
    if (operation.equals("use")) {
      throw new InputException("use stands alone: it comes first, has no name and reads no layer");
    }
    if (SkeletonAssembly.RESERVED.contains(operation)) {
      throw new InputException("'" + operation + "' makes no layer that could have a name");
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
