package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Origin;

/** Reads which label of every example stands at a commit: the one with the highest counter. */
final class LabelsReader {
  private static final int UNJUDGED = -3;
  private static final int GONE = -2;
  private final GitStore git;
  private final CommitFiles files;
  private final ExampleTable table;
  private final int[] indexById;
  private final int[] classes;
  private final int[] attribution;
  private final List<Attribution> attributions = new ArrayList<>();
  private final Map<String, Integer> known = new HashMap<>();
  private byte[] lastAnnotator = new byte[0];
  private byte[] lastOrigin = new byte[0];
  private int lastAttribution = -1;
  private final Map<Integer, Flagged> flagged = new LinkedHashMap<>();
  private int shardNow = -1;
  private int entry;
  private int counter;

  LabelsReader(GitStore git, CommitFiles files, ExampleTable table) {
    this.git = git;
    this.files = files;
    this.table = table;
    indexById = files.vocabulary().indexById();
    classes = new int[table.rows().length];
    Arrays.fill(classes, UNJUDGED);
    attribution = new int[classes.length];
  }

  /** A flag, and where it stands among the judgements of its example. */
  private record Flagged(int counter, String note) {}

  /**
   * The labels of all rows, and which rows are still in the data set.
   *
   * @param kept rows that were not dropped, ascending
   * @param flags full id → note, of those that nobody judged since they were flagged
   */
  record Standing(Labels labels, int[] kept, Map<String, String> flags) {}

  Standing read() throws IOException {
    Shards.eachLine(git, CommitFiles.LABELS, files.labels(), this::take);
    int gone = 0;
    for (int row = 0; row < classes.length; row++) {
      if (classes[row] == UNJUDGED) {
        throw new InputException(
            "example '" + table.ids().get(row) + "' has no line in any label file");
      }
      gone += classes[row] == GONE ? 1 : 0;
    }
    Map<String, String> flags = new LinkedHashMap<>();
    flagged.keySet().removeIf(row -> classes[row] == GONE);
    flagged.forEach((row, flag) -> flags.put(table.ids().get(row), flag.note()));
    int[] kept = new int[classes.length - gone];
    int next = 0;
    for (int row = 0; row < classes.length; row++) {
      if (classes[row] == GONE) {
        classes[row] = Labels.NONE;
      } else {
        kept[next++] = row;
      }
    }
    return new Standing(Labels.of(classes, attribution, attributions), kept, flags);
  }

  private void take(int shard, LineCursor line) {
    line.require(6, 7);
    seek(shard, line);
    int now = line.number(4);
    if (now < counter) {
      throw line.wrong("is out of order: its counter is below the one before it");
    }
    counter = now;
    int row = table.rows()[entry];
    switch (line.text()[line.start(2)]) {
      case 'l' -> {
        expect(line, Judgement.Kind.LABEL);
        classes[row] = line.is(3, '-') ? Labels.NONE : classIndex(line);
        attribution[row] = attribution(line);
        look(row);
      }
      case 'd' -> {
        expect(line, Judgement.Kind.DROP);
        gone(row, line);
      }
      default -> {
        Judgement read = Judgement.read(line);
        if (read.decides()) {
          gone(row, line);
        } else {
          flagged.put(row, new Flagged(counter, read.note()));
        }
      }
    }
  }

  private void gone(int row, LineCursor line) {
    classes[row] = GONE;
    attribution[row] = attribution(line);
    look(row);
  }

  /** A judgement above a flag is the second look; one beside it, of another branch, is none. */
  private void look(int row) {
    flagged.computeIfPresent(row, (r, flag) -> flag.counter() < counter ? null : flag);
  }

  /** Lines and examples of a shard are in the same order: steps on to the line's example. */
  private void seek(int shard, LineCursor line) {
    if (shard != shardNow) {
      shardNow = shard;
      entry = shard < table.shardEnds().length ? table.shardStart(shard) : table.rows().length;
      counter = 0;
    }
    int end = shard < table.shardEnds().length ? table.shardEnds()[shard] : entry;
    while (entry < end && !table.isKey(entry, line)) {
      entry++;
      counter = 0;
    }
    if (entry >= end) {
      throw line.wrong(
          "judges '" + line.raw(0) + "', which is out of order or not among this shard's examples");
    }
  }

  private static void expect(LineCursor line, Judgement.Kind kind) {
    if (!line.same(2, 2, kind.bytes, 0, kind.bytes.length)) {
      throw line.wrong("has the kind '" + line.raw(2) + "', expected label, drop, flag or forget");
    }
  }

  private int classIndex(LineCursor line) {
    int id = line.number(3);
    int index = id < indexById.length ? indexById[id] : -1;
    if (index < 0) {
      throw line.wrong("names class " + id + ", which is not in " + Vocabulary.FILE);
    }
    return index;
  }

  private int attribution(LineCursor line) {
    boolean repeated =
        line.same(1, 1, lastAnnotator, 0, lastAnnotator.length)
            && line.same(5, 5, lastOrigin, 0, lastOrigin.length);
    if (!repeated) {
      lastAnnotator = Arrays.copyOfRange(line.text(), line.start(1), line.end(1));
      lastOrigin = Arrays.copyOfRange(line.text(), line.start(5), line.end(5));
      lastAttribution = known.computeIfAbsent(line.raw(1) + '\t' + line.raw(5), k -> added(line));
    }
    return lastAttribution;
  }

  private int added(LineCursor line) {
    try {
      attributions.add(new Attribution(line.string(1), Origin.parse(line.string(5))));
    } catch (InputException e) {
      throw line.wrong("is no judgement: " + e.getMessage());
    }
    return attributions.size() - 1;
  }
}
