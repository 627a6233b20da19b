package org.winnow.datasets.sources;

import java.util.AbstractList;
import java.util.Arrays;
import org.winnow.datasets.ExampleIds;

/** The fingerprints of all examples, by row, in two packed arrays; grows at the end. */
public final class Fingerprints {
  private long[] high;
  private long[] low;
  private int size;

  /** An empty list with room for {@code expected} fingerprints. */
  public Fingerprints(int expected) {
    high = new long[Math.max(16, expected)];
    low = new long[high.length];
  }

  public void add(Fingerprint f) {
    if (size == high.length) {
      high = Arrays.copyOf(high, Math.multiplyExact(2, size));
      low = Arrays.copyOf(low, high.length);
    }
    high[size] = f.high();
    low[size++] = f.low();
  }

  public int size() {
    return size;
  }

  public Fingerprint get(int row) {
    return new Fingerprint(high[row], low[row]);
  }

  /** For each row, the first row that has the same fingerprint (itself where there is none). */
  public int[] firstRows() {
    int[] slots = new int[Integer.highestOneBit(Math.max(8, size)) * 4];
    int[] first = new int[size];
    for (int row = 0; row < size; row++) {
      int at = (int) low[row] & slots.length - 1;
      while (slots[at] != 0 && !same(slots[at] - 1, row)) {
        at = at + 1 & slots.length - 1;
      }
      if (slots[at] == 0) {
        slots[at] = row + 1;
      }
      first[row] = slots[at] - 1;
    }
    return first;
  }

  private boolean same(int a, int b) {
    return high[a] == high[b] && low[a] == low[b];
  }

  /**
   * Ids made of the fingerprints: 32 hexadecimal digits, and for the second, third … row with the
   * same one {@code -2}, {@code -3} …, counted in row order.
   */
  public ExampleIds ids() {
    int[] first = firstRows();
    int[] seen = new int[size];
    int[] occurrence = new int[size];
    for (int row = 0; row < size; row++) {
      occurrence[row] = ++seen[first[row]];
    }
    return ExampleIds.of(
        new AbstractList<String>() {
          @Override
          public String get(int row) {
            String hex = Fingerprints.this.get(row).hex();
            return occurrence[row] == 1 ? hex : hex + "-" + occurrence[row];
          }

          @Override
          public int size() {
            return size;
          }
        });
  }
}
