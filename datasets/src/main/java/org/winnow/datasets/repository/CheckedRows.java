package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;

/**
 * All lines of a commit's shards, read one by one so that every wrong one is named, not only the
 * first.
 */
final class CheckedRows {
  /**
   * An example as its lines leave it.
   *
   * @param hash of its bytes
   * @param standing the judgement that stands, if any
   */
  record Row(String id, String hash, Split split, Optional<Judgement> standing) {
    boolean present() {
      return Judgement.present(standing);
    }

    /** The number of its class, where it is there and has one. */
    OptionalInt classId() {
      return present() ? standing.orElseThrow().classId() : OptionalInt.empty();
    }
  }

  private final GitStore git;
  private final CommitFiles files;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, Judgement> standing = new HashMap<>();
  private final List<CheckFinding> wrong = new ArrayList<>();
  private byte[] keyBefore = {};
  private int counterBefore;

  private CheckedRows(GitStore git, CommitFiles files) {
    this.git = git;
    this.files = files;
  }

  static CheckedRows read(GitStore git, CommitFiles files) throws IOException {
    CheckedRows read = new CheckedRows(git, files);
    read.each(CommitFiles.EXAMPLES, read::example);
    read.each(CommitFiles.LABELS, read::judgement);
    for (Map.Entry<String, Row> entry : read.rows.entrySet()) {
      Row row = entry.getValue();
      Judgement stands = read.standing.get(row.id);
      entry.setValue(new Row(row.id, row.hash, row.split, Optional.ofNullable(stands)));
      if (stands == null && read.wrong.isEmpty()) {
        String path = files.labelPath(row.id);
        read.wrong(path + " has no judgement of example '" + row.id + "'", row.id);
      }
    }
    return read;
  }

  /** By full id, in the order of files. */
  Map<String, Row> rows() {
    return rows;
  }

  List<CheckFinding> wrong() {
    return wrong;
  }

  private void wrong(String text, String... ids) {
    wrong.add(new CheckFinding(CheckFinding.Kind.FORMAT, text, List.of(ids)));
  }

  /** What is done with each line of a shard. */
  private interface Taking {
    void take(int shard, LineCursor line);
  }

  private void each(String folder, Taking taking) throws IOException {
    var tree = folder.equals(CommitFiles.LABELS) ? files.labels() : files.examples();
    try {
      Shards.each(
          git,
          folder,
          tree,
          (shard, path, blob, reader) -> {
            byte[] text = reader.open(blob).getCachedBytes(Integer.MAX_VALUE);
            lines(new LineCursor(path, text), shard, taking);
          });
    } catch (InputException e) {
      wrong(e.getMessage());
    }
  }

  private void lines(LineCursor line, int shard, Taking taking) {
    keyBefore = new byte[0];
    counterBefore = 0;
    boolean more = true;
    while (more) {
      try {
        more = line.next();
      } catch (InputException e) {
        wrong(e.getMessage());
        return; // where the next line begins is not known
      }
      if (more) {
        try {
          taking.take(shard, line);
        } catch (InputException e) {
          wrong(
              mark(line)
                  ? line.wrong("is a mark of an unfinished merge").getMessage()
                  : e.getMessage());
        }
      }
    }
  }

  private static boolean mark(LineCursor line) {
    return line.rawLine().matches("(<{7}|={7}|>{7}|\\|{7}).*");
  }

  private void example(int shard, LineCursor line) {
    ExampleEntry entry = ExampleEntry.read(line);
    int order = place(shard, line, entry.id());
    if (order == 0) {
      throw line.wrong("repeats the id of the line before");
    }
    if (entry.source() >= files.sources().notes().size()) {
      throw line.wrong("names source " + entry.source() + ", which is not in " + SourceList.FILE);
    }
    String hash = entry.blob().hash();
    rows.put(entry.id(), new Row(entry.id(), hash, entry.split(), Optional.empty()));
  }

  private void judgement(int shard, LineCursor line) {
    Judgement judgement = Judgement.read(line);
    int order = place(shard, line, judgement.id());
    if (order == 0 && judgement.counter() < counterBefore) {
      throw line.wrong("is out of order: its counter is below the one before it");
    }
    counterBefore = judgement.counter();
    if (!rows.containsKey(judgement.id())) {
      throw line.wrong(
          "judges '" + judgement.id() + "', which is not in " + files.examplePath(judgement.id()));
    }
    if (judgement.classId().isPresent() && !known(judgement.classId().getAsInt())) {
      throw line.wrong(
          "names class " + judgement.classId().getAsInt() + ", which is not in " + Vocabulary.FILE);
    }
    if (judgement.decides()) {
      standing.put(judgement.id(), judgement);
    }
  }

  private boolean known(int classId) {
    return files.vocabulary().entries().stream().anyMatch(entry -> entry.id() == classId);
  }

  /** Refuses a line that is not in its place; 0 where it is of the example of the line before. */
  private int place(int shard, LineCursor line, String id) {
    int own = files.layout().shardOf(id);
    if (own != shard) {
      throw line.wrong(
          "is in the wrong file: '" + id + "' belongs into " + files.layout().file(own));
    }
    int order = line.compare(0, keyBefore, 0, keyBefore.length);
    if (order < 0) {
      throw line.wrong("is out of order: lines are sorted by id, then by counter");
    }
    keyBefore = Arrays.copyOfRange(line.text(), line.start(0), line.end(0));
    return order;
  }
}
