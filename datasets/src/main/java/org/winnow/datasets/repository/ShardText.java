package org.winnow.datasets.repository;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The text of one shard: found in and added to as bytes, since most of its lines stay as they are.
 *
 * @param path the name shown in messages
 */
record ShardText(String path, byte[] text) {
  /** The judgements of one example, in the order of their lines. */
  List<Judgement> judgements(String id) {
    byte[] key = key(id);
    List<Judgement> found = new ArrayList<>();
    LineCursor line = new LineCursor(path, text);
    while (line.next()) {
      int order = line.compare(0, key, 0, key.length);
      if (order == 0) {
        found.add(Judgement.read(line));
      } else if (order > 0) {
        break;
      }
    }
    return found;
  }

  /** The entry of one example, or null. */
  ExampleEntry entry(String id) {
    byte[] key = key(id);
    LineCursor line = new LineCursor(path, text);
    while (line.next()) {
      if (line.compare(0, key, 0, key.length) == 0) {
        return ExampleEntry.read(line);
      }
    }
    return null;
  }

  /** The text with judgements put in at their places. */
  byte[] withJudgements(List<Judgement> added) {
    List<Added> lines =
        added.stream()
            .sorted(Judgement.ORDER)
            .map(j -> new Added(key(j.id()), j.counter(), j.line()))
            .toList();
    return merge(lines, false);
  }

  /** The text with entries put in, in place of those with the same id. */
  byte[] withEntries(List<ExampleEntry> added) {
    List<Added> lines =
        added.stream()
            .map(e -> new Added(key(e.id()), 0, e.line()))
            .sorted((a, b) -> Arrays.compareUnsigned(a.key, b.key))
            .toList();
    return merge(lines, true);
  }

  static byte[] key(String id) {
    return Fields.escape(id).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] merge(List<Added> added, boolean replace) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + 80 * added.size());
    LineCursor line = new LineCursor(path, text);
    int next = 0;
    while (line.next()) {
      boolean replaced = false;
      while (next < added.size() && added.get(next).before(line, replace)) {
        Added now = added.get(next++);
        replaced |= replace && line.compare(0, now.key, 0, now.key.length) == 0;
        now.write(out);
      }
      if (!replaced) {
        out.write(text, line.start(0), line.end(line.fields() - 1) + 1 - line.start(0));
      }
    }
    while (next < added.size()) {
      added.get(next++).write(out);
    }
    return out.toByteArray();
  }

  private record Added(byte[] key, int counter, String line) {
    boolean before(LineCursor other, boolean orSame) {
      int order = other.compare(0, key, 0, key.length);
      return order > 0 || (order == 0 && (orSame || counter < other.number(4)));
    }

    void write(ByteArrayOutputStream out) {
      out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    }
  }
}
