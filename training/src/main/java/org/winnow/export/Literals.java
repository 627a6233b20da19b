package org.winnow.export;

import java.util.Locale;
import org.winnow.datasets.InputException;

/**
 * Data as literals of program text: whatever a name holds, it stays a name. Output is plain ASCII
 * without line ends.
 */
final class Literals {
  private static final int LONGEST_NAME = 40;

  private Literals() {}

  /** A C string literal of the UTF-8 bytes; a question mark could begin a trigraph. */
  static String c(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '?') {
        // Always three digits, so that a digit behind them is none of theirs.
        out.append(String.format(Locale.ROOT, "\\%03o", c));
      } else {
        out.append((char) c);
      }
    }
    return out.append('"').toString();
  }

  /** A JavaScript or JSON string literal, harmless inside of an HTML script, too. */
  static String js(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** Words for a comment: letters, digits and a little more, all else a blank. */
  static String comment(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9_.,:=+-]+", " ").strip();
    return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
  }

  /** A name for what belongs to a network: small letters, digits and {@code _}, a letter first. */
  static String identifier(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    String inner = plain.replaceAll("^[_0-9]+|_+$", "");
    String name = inner.isEmpty() ? "network" : inner;
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  /**
   * A number that reads back as the same float in C, Java and JavaScript.
   *
   * @throws InputException where it is none
   */
  static String number(float value) {
    if (!Float.isFinite(value)) {
      throw new InputException(
          "the network holds the number " + value + ", with which it can give no answers");
    }
    return Float.toString(value);
  }
}
