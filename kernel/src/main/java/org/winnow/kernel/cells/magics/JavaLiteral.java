package org.winnow.kernel.cells.magics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.winnow.datasets.InputException;

/** Writes values that came as JSON as Java code, for variables of given types. */
final class JavaLiteral {
  private static final Set<String> WHOLE =
      Set.of("byte", "short", "int", "long", "Byte", "Short", "Integer", "Long");

  private JavaLiteral() {}

  /** The type of a variable that is declared for a value. */
  static String type(Object value) {
    if (value instanceof Boolean) {
      return "boolean";
    }
    if (value instanceof Integer) {
      return "int";
    }
    if (value instanceof Long) {
      return "long";
    }
    if (value instanceof Number) {
      return "double";
    }
    return value instanceof String ? "String" : "var";
  }

  /**
   * Java code for a value.
   *
   * @param type as the variable was declared
   * @throws InputException if the value does not fit the type; the message says why
   */
  static String of(Object value, String type) {
    if (value == null) {
      return type.equals("var") ? "(Object) null" : "null";
    }
    if (value instanceof Boolean || value instanceof Map) {
      return value instanceof Map<?, ?> map ? map(map) : value.toString();
    }
    if (value instanceof List<?> list) {
      return list(list, type);
    }
    return value instanceof Number number ? number(number, type) : text(value.toString(), type);
  }

  private static String number(Number number, String type) {
    BigDecimal exact = new BigDecimal(number.toString());
    String simple = type.substring(type.lastIndexOf('.') + 1);
    if (WHOLE.contains(simple)) {
      if (exact.stripTrailingZeros().scale() > 0) {
        throw new InputException(number + " is not whole, as " + type + " must be");
      }
      String digits = exact.toBigInteger().toString();
      return switch (simple) {
        case "long", "Long" -> digits + "L";
        case "byte", "Byte" -> "(byte) " + digits;
        case "short", "Short" -> "(short) " + digits;
        default -> digits;
      };
    }
    return switch (simple) {
      case "double", "Double" -> exact + "d";
      case "float", "Float" -> exact + "f";
      case "BigDecimal", "BigInteger" -> "new " + "java.math." + simple + "(\"" + exact + "\")";
      default ->
          type(number).equals("double") ? exact + "d" : exact + (number instanceof Long ? "L" : "");
    };
  }

  private static String text(String text, String type) {
    return switch (type) {
      case "Path", "java.nio.file.Path" -> "java.nio.file.Path.of(" + quoted(text) + ")";
      case "File", "java.io.File" -> "new java.io.File(" + quoted(text) + ")";
      default -> quoted(text);
    };
  }

  private static String quoted(String text) {
    StringBuilder code = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"', '\\' -> code.append('\\').append(c);
        case '\n' -> code.append("\\n");
        case '\r' -> code.append("\\r");
        default -> code.append(c < ' ' ? "\\%03o".formatted((int) c) : String.valueOf(c));
      }
    }
    return code.append('"').toString();
  }

  private static String list(List<?> list, String type) {
    boolean array = type.endsWith("[]");
    String element =
        array
            ? type.substring(0, type.length() - 2)
            : type.contains("<") ? type.substring(type.indexOf('<') + 1, type.length() - 1) : "";
    String values = list.stream().map(v -> of(v, element)).collect(Collectors.joining(", "));
    return array
        ? "new " + type + " {" + values + "}"
        : "new java.util.ArrayList<>(java.util.Arrays.asList(" + values + "))";
  }

  private static String map(Map<?, ?> map) {
    return map.entrySet().stream()
        .map(
            e ->
                "java.util.Map.entry("
                    + quoted(e.getKey().toString())
                    + ", "
                    + of(e.getValue(), "")
                    + ")")
        .collect(
            Collectors.joining(", ", "new java.util.HashMap<>(java.util.Map.ofEntries(", "))"));
  }
}
