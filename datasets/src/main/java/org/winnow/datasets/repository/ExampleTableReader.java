package org.winnow.datasets.repository;

import it.unimi.dsi.fastutil.bytes.ByteArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.winnow.datasets.ExampleIds;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;

/** Reads the example shards of a commit and the bytes they name. */
final class ExampleTableReader {
  private static final int HASH = BlobRef.HASH_BYTES;
  private final GitStore git;
  private final BlobSource blobs;
  private final ByteArrayList keys = new ByteArrayList();
  private final IntArrayList keyEnds = new IntArrayList();
  private final IntArrayList positions = new IntArrayList();
  private final ByteArrayList splits = new ByteArrayList();
  private final ByteArrayList hashes = new ByteArrayList();
  private final IntArrayList featureBytes = new IntArrayList();
  private final IntArrayList viewBytes = new IntArrayList();

  ExampleTableReader(GitStore git, BlobSource blobs) {
    this.git = git;
    this.blobs = blobs;
  }

  ExampleTable read(CommitFiles files) throws IOException {
    int[] shardEnds = new int[files.layout().count()];
    Shards.eachLine(
        git,
        CommitFiles.EXAMPLES,
        files.examples(),
        (shard, line) -> {
          if (shard >= shardEnds.length) {
            throw line.wrong("is in a shard beyond the " + shardEnds.length + " there are");
          }
          take(line, shardEnds[shard] == 0);
          shardEnds[shard] = keyEnds.size();
        });
    for (int shard = 1; shard < shardEnds.length; shard++) {
      shardEnds[shard] = Math.max(shardEnds[shard], shardEnds[shard - 1]);
    }
    int n = keyEnds.size();
    int[] entryOfRow = byPosition(n);
    int[] rows = new int[n];
    for (int row = 0; row < n; row++) {
      rows[entryOfRow[row]] = row;
    }
    ExampleIds ids = ids(entryOfRow);
    Absent absent = new Absent(git, ForgottenList.of(blobs.here()), ids);
    ExampleBytes bytes = bytes(files.description(), entryOfRow, absent);
    return new ExampleTable(
        files.examples(),
        ids,
        bytes.features(),
        bytes.views(),
        splits(entryOfRow),
        rows,
        shardEnds,
        keys.toByteArray(),
        keyEnds.toIntArray(),
        absent.rows(),
        n == 0 ? 0 : positions.getInt(entryOfRow[n - 1]) + 1);
  }

  private void take(LineCursor line, boolean first) {
    line.require(ExampleEntry.FIELDS, ExampleEntry.FIELDS);
    int entry = keyEnds.size();
    if (!first && line.compare(0, keys.elements(), keyStart(entry - 1), keys.size()) <= 0) {
      throw line.wrong("is out of order, or repeats the id before it");
    }
    keys.addElements(keys.size(), line.text(), line.start(0), line.end(0) - line.start(0));
    keyEnds.add(keys.size());
    positions.add(line.number(1));
    splits.add((byte) split(line).ordinal());
    byte[] hash = hash(line);
    hashes.addElements(hashes.size(), hash);
    featureBytes.add(line.number(4));
    viewBytes.add(line.number(5));
  }

  private static Split split(LineCursor line) {
    byte first = line.text()[line.start(2)];
    for (Split split : Split.values()) {
      if (split.label().charAt(0) == first && line.raw(2).equals(split.label())) {
        return split;
      }
    }
    throw line.wrong("has the split '" + line.raw(2) + "', expected train, validation or test");
  }

  private static byte[] hash(LineCursor line) {
    try {
      String digits = line.raw(3);
      if (digits.length() == 2 * HASH) {
        return HexFormat.of().parseHex(digits);
      }
    } catch (IllegalArgumentException e) {
      throw line.wrong("has a hash that is not hexadecimal");
    }
    throw line.wrong("has a hash of another length than 32 digits");
  }

  private int keyStart(int entry) {
    return entry == 0 ? 0 : keyEnds.getInt(entry - 1);
  }

  /** Entries sorted by position, ties by id. */
  private int[] byPosition(int n) {
    long[] sorted = new long[n];
    for (int entry = 0; entry < n; entry++) {
      sorted[entry] = (long) positions.getInt(entry) << 32 | entry;
    }
    Arrays.parallelSort(sorted);
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int entry = (int) sorted[i];
      int at = i;
      while (at > 0
          && positions.getInt(order[at - 1]) == positions.getInt(entry)
          && compareKeys(order[at - 1], entry) > 0) {
        order[at] = order[--at];
      }
      order[at] = entry;
    }
    return order;
  }

  private int compareKeys(int a, int b) {
    byte[] all = keys.elements();
    return Arrays.compareUnsigned(
        all, keyStart(a), keyEnds.getInt(a), all, keyStart(b), keyEnds.getInt(b));
  }

  private ExampleIds ids(int[] entryOfRow) {
    String[] ids = new String[entryOfRow.length];
    for (int row = 0; row < ids.length; row++) {
      int start = keyStart(entryOfRow[row]);
      int length = keyEnds.getInt(entryOfRow[row]) - start;
      ids[row] =
          Fields.unescape(new String(keys.elements(), start, length, StandardCharsets.UTF_8));
    }
    return ExampleIds.of(List.of(ids));
  }

  private Splits splits(int[] entryOfRow) {
    Split[] values = Split.values();
    Split[] byRow = new Split[entryOfRow.length];
    for (int row = 0; row < byRow.length; row++) {
      byRow[row] = values[splits.getByte(entryOfRow[row])];
    }
    return Splits.of(byRow);
  }

  private ExampleBytes bytes(Description description, int[] entryOfRow, Absent absent)
      throws IOException {
    int n = entryOfRow.length;
    int width = description.shape().size() * (description.bytes() ? 1 : Float.BYTES);
    byte[] byRow = new byte[n * HASH];
    int[] views = new int[n];
    for (int row = 0; row < n; row++) {
      int entry = entryOfRow[row];
      if (featureBytes.getInt(entry) != width) {
        throw new InputException(
            "an example has "
                + featureBytes.getInt(entry)
                + " bytes of features, expected "
                + width
                + " for shape "
                + description.shape());
      }
      System.arraycopy(hashes.elements(), entry * HASH, byRow, row * HASH, HASH);
      views[row] = viewBytes.getInt(entry);
    }
    return new ExampleBytes(blobs, description, byRow, views, absent);
  }
}
