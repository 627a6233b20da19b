package org.winnow.datasets.repository;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.winnow.datasets.InputException;

/**
 * Walks the lines of a text file and the fields of each, in place: a million lines are read without
 * a million objects.
 */
final class LineCursor {
  private static final int MOST_FIELDS = 16;
  private final String file;
  private final byte[] text;
  private final int[] starts = new int[MOST_FIELDS + 1];
  private final int last;
  private int fields;
  private int next;

  /**
   * @param file the name shown in messages
   */
  LineCursor(String file, byte[] text) {
    this(file, text, 0, text.length);
  }

  /** For some lines of a text, from where the first begins to where the last ends. */
  LineCursor(String file, byte[] text, int from, int to) {
    this.file = file;
    this.text = text;
    this.next = from;
    this.last = to;
  }

  /** Steps to the next line; false at the end. */
  boolean next() {
    if (next >= last) {
      return false;
    }
    fields = 0;
    starts[0] = next;
    int at = next;
    while (at < last && text[at] != '\n') {
      if (text[at++] == '\t') {
        if (++fields >= MOST_FIELDS) {
          throw wrong("has more than " + MOST_FIELDS + " fields");
        }
        starts[fields] = at;
      }
    }
    if (at == last) {
      throw wrong("does not end with a line feed");
    }
    starts[++fields] = at + 1;
    next = at + 1;
    return true;
  }

  int fields() {
    return fields;
  }

  void require(int fewest, int most) {
    if (fields < fewest || fields > most) {
      throw wrong(
          "has " + fields + " fields, expected " + fewest + (most > fewest ? ".." + most : ""));
    }
  }

  byte[] text() {
    return text;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return starts[field + 1] - 1;
  }

  /** The bytes of some fields and the tabs between them. */
  boolean same(int from, int to, byte[] other, int otherStart, int otherEnd) {
    return Arrays.equals(text, start(from), end(to), other, otherStart, otherEnd);
  }

  int compare(int field, byte[] other, int otherStart, int otherEnd) {
    return Arrays.compareUnsigned(text, start(field), end(field), other, otherStart, otherEnd);
  }

  String string(int field) {
    String raw = raw(field);
    try {
      return Fields.unescape(raw);
    } catch (InputException e) {
      throw wrong(e.getMessage());
    }
  }

  /** A field as it is written, escapes and all. */
  String raw(int field) {
    return new String(text, start(field), end(field) - start(field), StandardCharsets.UTF_8);
  }

  /** The whole line without its end. */
  String rawLine() {
    return new String(text, start(0), end(fields - 1) - start(0), StandardCharsets.UTF_8);
  }

  boolean is(int field, char only) {
    return end(field) - start(field) == 1 && text[start(field)] == only;
  }

  /** A field that is a whole number from 0 to 2147483647. */
  int number(int field) {
    long value = 0;
    int end = end(field);
    for (int i = start(field); i < end; i++) {
      int digit = text[i] - '0';
      value = value * 10 + digit;
      if (digit < 0 || digit > 9 || value > Integer.MAX_VALUE) {
        throw wrong("has '" + raw(field) + "' where a whole number is expected");
      }
    }
    if (end == start(field)) {
      throw wrong("has nothing where a whole number is expected");
    }
    return (int) value;
  }

  /** What is wrong with this line, for the person who can mend it. */
  InputException wrong(String reason) {
    int line = 1;
    for (int at = 0; at < starts[0]; at++) {
      line += text[at] == '\n' ? 1 : 0;
    }
    return new InputException(file + ", line " + line + " " + reason);
  }
}
