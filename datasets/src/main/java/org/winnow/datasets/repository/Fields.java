package org.winnow.datasets.repository;

import org.winnow.datasets.InputException;

/** Fields of a line: separated by tabs, with what would break a line written as an escape. */
final class Fields {
  private Fields() {}

  /** Joins fields to one line without its end. */
  static String line(Object... fields) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) {
        line.append('\t');
      }
      escape(fields[i].toString(), line);
    }
    return line.toString();
  }

  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    escape(text, out);
    return out.toString();
  }

  private static void escape(String text, StringBuilder out) {
    int plain = 0;
    while (plain < text.length() && isPlain(text.charAt(plain))) {
      plain++;
    }
    out.append(text, 0, plain);
    for (int i = plain; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        default -> {
          boolean paired =
              Character.isHighSurrogate(c)
                  && i + 1 < text.length()
                  && Character.isLowSurrogate(text.charAt(i + 1));
          if (paired) {
            out.append(c).append(text.charAt(++i));
          } else if (breaksLine(c) || Character.isSurrogate(c)) {
            out.append("\\u").append(String.format("%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
  }

  /** Characters that are certainly written as they are: nearly all there are. */
  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7f && c != '\\';
  }

  /** Control characters, and what some editors take for the end of a line. */
  private static boolean breaksLine(char c) {
    return c < ' ' || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
  }

  /**
   * Undoes {@link #escape}.
   *
   * @throws InputException where a backslash begins no known escape
   */
  static String unescape(String text) {
    int at = text.indexOf('\\');
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, at);
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char kind = at < text.length() ? text.charAt(at++) : ' ';
      switch (kind) {
        case '\\' -> out.append('\\');
        case 't' -> out.append('\t');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 'u' -> {
          out.append(codeUnit(text, at));
          at += 4;
        }
        default -> throw notAnEscape(text);
      }
    }
    return out.toString();
  }

  private static char codeUnit(String text, int at) {
    if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-f]{4}")) {
      throw notAnEscape(text);
    }
    return (char) Integer.parseInt(text.substring(at, at + 4), 16);
  }

  private static InputException notAnEscape(String text) {
    return new InputException(
        "'" + text + "' holds a backslash that is not \\\\, \\t, \\n, \\r or \\uXXXX");
  }
}
