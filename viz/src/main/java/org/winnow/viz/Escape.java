package org.winnow.viz;

import java.util.stream.Collectors;

/** Makes data harmless to show: labels, ids and cells are never markup or control characters. */
final class Escape {
  private Escape() {}

  /** One line of visible text: white space becomes a blank, control and bidi characters U+FFFD. */
  static String line(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(Character.isWhitespace(c) ? ' ' : shown(c)));
    return out.toString();
  }

  /** {@link #line} of at most {@code most} characters, with an ellipsis where it was longer. */
  static String line(String text, int most) {
    return cut(line(text), most);
  }

  private static String cut(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  /** Visible text that keeps its line ends, of at most {@code most} characters. */
  static String lines(String text, int most) {
    return text.lines()
        .map(Escape::line)
        .collect(Collectors.collectingAndThen(Collectors.joining("\n"), lines -> cut(lines, most)));
  }

  /** For HTML text and for attribute values in quotes. */
  static String html(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c == '\n' || c == '\t' ? c : shown(c));
              }
            });
    return out.toString();
  }

  private static int shown(int c) {
    int type = Character.getType(c);
    boolean hidden =
        type == Character.CONTROL
            || type == Character.SURROGATE
            || (c >= 0x202a && c <= 0x202e)
            || (c >= 0x2066 && c <= 0x2069);
    return hidden ? 0xfffd : c;
  }
}
