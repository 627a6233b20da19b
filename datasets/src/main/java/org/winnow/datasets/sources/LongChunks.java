package org.winnow.datasets.sources;

import java.util.ArrayList;
import java.util.List;

/** A list of longs that grows without copying what it has: for columns of unknown length. */
final class LongChunks {
  private static final int BITS = 14;
  private static final int CHUNK = 1 << BITS;

  private final List<long[]> chunks = new ArrayList<>();
  private long[] last = new long[0];
  private int used;
  private int size;

  void add(long value) {
    if (used == last.length) {
      last = new long[CHUNK];
      chunks.add(last);
      used = 0;
    }
    last[used++] = value;
    size++;
  }

  long get(int i) {
    return chunks.get(i >> BITS)[i & CHUNK - 1];
  }

  void set(int i, long value) {
    chunks.get(i >> BITS)[i & CHUNK - 1] = value;
  }

  int size() {
    return size;
  }
}
