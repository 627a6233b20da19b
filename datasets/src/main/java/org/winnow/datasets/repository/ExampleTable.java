package org.winnow.datasets.repository;

import java.util.Arrays;
import java.util.BitSet;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.ExampleIds;
import org.winnow.datasets.Features;
import org.winnow.datasets.Splits;
import org.winnow.datasets.Views;

/**
 * All examples that a commit knows, dropped ones too, in the order of their positions; everything
 * of them but their labels. Commits that only judge share it.
 *
 * @param tree the folder of example shards it was read from
 * @param rows by shard and within it in the order of lines: the row of each example
 * @param shardEnds for each shard, where its part of {@code rows} ends
 * @param keys ids as written in the files, one after the other in the order of {@code rows}
 * @param keyEnds where each key ends
 * @param erased rows whose bytes are gone on request; no commit shows them
 * @param nextPosition above every position taken
 */
record ExampleTable(
    ObjectId tree,
    ExampleIds ids,
    Features features,
    Views views,
    Splits splits,
    int[] rows,
    int[] shardEnds,
    byte[] keys,
    int[] keyEnds,
    BitSet erased,
    int nextPosition) {
  int shardStart(int shard) {
    return shard == 0 ? 0 : shardEnds[shard - 1];
  }

  int keyStart(int entry) {
    return entry == 0 ? 0 : keyEnds[entry - 1];
  }

  /** Whether a line's first field is the key of an entry. */
  boolean isKey(int entry, LineCursor line) {
    return Arrays.equals(
        keys, keyStart(entry), keyEnds[entry], line.text(), line.start(0), line.end(0));
  }
}
