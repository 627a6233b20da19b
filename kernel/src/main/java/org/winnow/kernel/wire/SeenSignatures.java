package org.winnow.kernel.wire;

import java.nio.ByteBuffer;

/**
 * Remembers the last 32,768 signatures at least, and twice that at most, in one megabyte that it
 * has from the start. Of each signature its first 64 bits count: whoever cannot sign cannot choose
 * them.
 */
final class SeenSignatures {
  private static final int MOST = 1 << 15;
  private static final int SLOTS = MOST * 2;

  private long[] newer = new long[SLOTS];
  private long[] older = new long[SLOTS];
  private int count;

  /** Takes a signature's digest; false if it was taken before. */
  synchronized boolean add(byte[] digest) {
    long key = ByteBuffer.wrap(digest).getLong() | 1; // never 0, which marks a free slot
    int place = slot(newer, key);
    if (newer[place] == key || older[slot(older, key)] == key) {
      return false;
    }
    newer[place] = key;
    if (++count == MOST) {
      older = newer;
      newer = new long[SLOTS];
      count = 0;
    }
    return true;
  }

  /** Where a key is, or else the free slot where it belongs. */
  private static int slot(long[] table, long key) {
    int slot = (int) (key >>> 1) & (SLOTS - 1);
    while (table[slot] != 0 && table[slot] != key) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }
}
