package org.winnow.datasets;

import java.util.Arrays;

/** The split of every example, by row. Immutable. */
public final class Splits {
  private static final Split[] VALUES = Split.values();
  private final byte[] split;

  private Splits(byte[] split) {
    this.split = split;
  }

  public static Splits of(Split[] splits) {
    byte[] packed = new byte[splits.length];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (byte) splits[i].ordinal();
    }
    return new Splits(packed);
  }

  public int size() {
    return split.length;
  }

  public Split of(int row) {
    return VALUES[split[row]];
  }

  /** The rows of one split, ascending. */
  public int[] rows(Split wanted) {
    int[] found = new int[split.length];
    int n = 0;
    for (int row = 0; row < split.length; row++) {
      if (split[row] == wanted.ordinal()) {
        found[n++] = row;
      }
    }
    return Arrays.copyOf(found, n);
  }

  public Splits select(int[] rows) {
    byte[] chosen = new byte[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = split[rows[i]];
    }
    return new Splits(chosen);
  }

  public Splits append(Split next) {
    byte[] longer = Arrays.copyOf(split, split.length + 1);
    longer[split.length] = (byte) next.ordinal();
    return new Splits(longer);
  }
}
