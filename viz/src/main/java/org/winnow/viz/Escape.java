package org.winnow.viz;

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
    String line = line(text);
    if (line.codePointCount(0, line.length()) <= most) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
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
