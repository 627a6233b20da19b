package org.winnow.export.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON (RFC 8259): maps, lists, texts, doubles, truths and null. */
final class Json {
  private static final int DEEPEST = 16;

  private final String text;
  private int at;
  private int depth;

  private Json(String text) {
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException saying where it is none
   */
  static Object read(String text) {
    Json json = new Json(text);
    Object value = json.value();
    json.blanks();
    if (json.at < text.length()) {
      throw json.wrong("the end");
    }
    return value;
  }

  /** A text as JSON. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      boolean plain = c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '<' && c != '>';
      out.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return out.append('"').toString();
  }

  private Object value() {
    blanks();
    char c = at < text.length() ? text.charAt(at) : ' ';
    if (c == '{' || c == '[') {
      if (++depth > DEEPEST) {
        throw wrong("at most " + DEEPEST + " levels");
      }
      Object value = c == '{' ? object() : list();
      depth--;
      return value;
    }
    if (c == '"') {
      return string();
    }
    return c == '-' || c >= '0' && c <= '9' ? number() : word();
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(
        "the body is no JSON: expected " + expected + " at character " + (at + 1));
  }

  private boolean take(char c) {
    blanks();
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void need(char c) {
    if (!take(c)) {
      throw wrong("'" + c + "'");
    }
  }

  private Map<String, Object> object() {
    Map<String, Object> map = new LinkedHashMap<>();
    need('{');
    if (take('}')) {
      return map;
    }
    do {
      blanks();
      String name = string();
      need(':');
      if (map.put(name, value()) != null) {
        throw wrong("'" + name + "' once");
      }
    } while (take(','));
    need('}');
    return map;
  }

  private List<Object> list() {
    List<Object> list = new ArrayList<>();
    need('[');
    if (take(']')) {
      return list;
    }
    do {
      list.add(value());
    } while (take(','));
    need(']');
    return list;
  }

  private String string() {
    need('"');
    StringBuilder out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw wrong("no control character in a text");
      }
      out.append(c == '\\' ? escaped() : c);
    }
    need('"');
    return out.toString();
  }

  private char escaped() {
    char c = at < text.length() ? text.charAt(at++) : ' ';
    int plain = "\"\\/bfnrt".indexOf(c);
    if (plain >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(plain);
    }
    if (c != 'u' || at + 4 > text.length()) {
      throw wrong("an escape");
    }
    at += 4;
    try {
      return (char) Integer.parseUnsignedInt(text.substring(at - 4, at), 16);
    } catch (NumberFormatException e) {
      throw wrong("four hexadecimal digits");
    }
  }

  private Double number() {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    double value = Numbers.read(Numbers.DECIMAL, text.substring(from, at));
    if (Double.isNaN(value)) {
      throw wrong("a number");
    }
    return value;
  }

  private Object word() {
    for (String known : new String[] {"true", "false", "null"}) {
      if (text.startsWith(known, at)) {
        at += known.length();
        return known.equals("null") ? null : (Object) known.equals("true");
      }
    }
    throw wrong("a value");
  }
}
