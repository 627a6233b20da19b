package org.winnow.datasets.repository;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.winnow.datasets.InputException;

/**
 * Walks a shard's text example by example: all lines that begin with the same id, in place.
 *
 * <p>Only the ids are looked at; lines are read where somebody asks for them.
 */
final class GroupCursor {
  private final String path;
  private final byte[] text;
  private int start;
  private int end;
  private int keyEnd;

  /**
   * @param path the name shown in messages
   */
  GroupCursor(String path, byte[] text) {
    this.path = path;
    this.text = text;
    step();
  }

  boolean atEnd() {
    return start == text.length;
  }

  /** Goes on to the next example. */
  void next() {
    int from = start;
    int to = keyEnd;
    step();
    boolean ordered = atEnd() || Arrays.compareUnsigned(text, from, to, text, start, keyEnd) < 0;
    if (!ordered) {
      String id = new String(text, start, keyEnd - start, StandardCharsets.UTF_8);
      throw new InputException(
          path + " is out of order: '" + id + "' follows an id that belongs behind it");
    }
  }

  private void step() {
    start = end;
    keyEnd = lineOrTab(start);
    int length = keyEnd - start;
    while (end < text.length && hasKey(end, length)) {
      end = behindLine(end);
    }
  }

  private boolean hasKey(int line, int length) {
    return line + length < text.length
        && text[line + length] == text[Math.min(keyEnd, text.length - 1)]
        && Arrays.equals(text, line, line + length, text, start, keyEnd);
  }

  private int lineOrTab(int from) {
    int at = from;
    while (at < text.length && text[at] != '\t' && text[at] != '\n') {
      at++;
    }
    return at;
  }

  private int behindLine(int from) {
    for (int at = from; at < text.length; at++) {
      if (text[at] == '\n') {
        return at + 1;
      }
    }
    throw new InputException(path + " does not end with a line feed");
  }

  /** The order of ids; the end comes after all. */
  int compareKey(GroupCursor other) {
    if (atEnd() || other.atEnd()) {
      return Boolean.compare(atEnd(), other.atEnd());
    }
    return Arrays.compareUnsigned(text, start, keyEnd, other.text, other.start, other.keyEnd);
  }

  /** The lines of an example, with their ends; none where it is not there. */
  record Group(String path, byte[] text, int start, int end) {
    boolean isEmpty() {
      return start == end;
    }

    void writeTo(ByteArrayOutputStream out) {
      out.write(text, start, end - start);
    }

    /** The id that its lines begin with, escapes undone. */
    String id() {
      LineCursor line = new LineCursor(path, text, start, end);
      line.next();
      return line.string(0);
    }

    boolean sameAs(Group other) {
      return Arrays.equals(text, start, end, other.text, other.start, other.end);
    }

    List<Judgement> judgements() {
      List<Judgement> all = new ArrayList<>();
      LineCursor line = new LineCursor(path, text, start, end);
      while (line.next()) {
        all.add(Judgement.read(line));
      }
      return all;
    }

    /** Its one line as an example's entry, or null where it is not there. */
    ExampleEntry entry() {
      LineCursor line = new LineCursor(path, text, start, end);
      return line.next() ? ExampleEntry.read(line) : null;
    }
  }

  Group group() {
    return new Group(path, text, start, end);
  }

  Group none() {
    return new Group(path, text, end, end);
  }
}
