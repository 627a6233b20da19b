package org.winnow.datasets;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The ids of all examples, by row, all different; stored compactly and looked up by prefix.
 *
 * <p>An id is 32 hexadecimal digits made from the example's original (with {@code -2}, {@code -3} …
 * for exact duplicates), or a user's key. People see and type the shortest unique prefix, as in
 * git.
 */
public final class ExampleIds {
  /** No id is shown with fewer characters than this, so that it still looks like one. */
  public static final int SHORTEST = 4;

  private final byte[] text;
  private final int[] ends;
  private volatile int[] sorted;

  private ExampleIds(byte[] text, int[] ends) {
    this.text = text;
    this.ends = ends;
  }

  /**
   * Ids in row order.
   *
   * @throws InputException where an id is empty, has white space or control characters, or comes
   *     twice
   */
  public static ExampleIds of(List<String> ids) {
    int[] ends = new int[ids.size()];
    byte[] text = new byte[Math.multiplyExact(36, Math.max(1, ids.size()))];
    int used = 0;
    for (int row = 0; row < ends.length; row++) {
      byte[] id = checked(ids.get(row), row).getBytes(StandardCharsets.UTF_8);
      if (used + id.length > text.length) {
        text = Arrays.copyOf(text, Math.addExact(used + id.length, used / 2));
      }
      System.arraycopy(id, 0, text, used, id.length);
      used += id.length;
      ends[row] = used;
    }
    text = Arrays.copyOf(text, used);
    ExampleIds made = new ExampleIds(text, ends);
    int[] order = made.order();
    for (int i = 1; i < order.length; i++) {
      if (made.compare(order[i - 1], order[i]) == 0) {
        throw new InputException("example id '" + made.get(order[i]) + "' comes twice");
      }
    }
    return made;
  }

  private static String checked(String id, int row) {
    if (id.isEmpty() || id.chars().anyMatch(c -> c <= ' ' || c == '>' || c == '#')) {
      throw new InputException(
          "example id '" + id + "' (row " + row + ") may not be empty or hold spaces, '>' or '#'");
    }
    return id;
  }

  public int size() {
    return ends.length;
  }

  /** The full id of a row. */
  public String get(int row) {
    return new String(text, start(row), ends[row] - start(row), StandardCharsets.UTF_8);
  }

  /** The row of a full id, or -1. */
  public int find(String id) {
    int at = lowerBound(id.getBytes(StandardCharsets.UTF_8));
    int[] order = order();
    return at < order.length && get(order[at]).equals(id) ? order[at] : -1;
  }

  /**
   * The row that a full id or a unique prefix of one names.
   *
   * @throws InputException where no id, or more than one, begins so
   */
  public int resolve(String prefix) {
    byte[] wanted = prefix.getBytes(StandardCharsets.UTF_8);
    int[] order = order();
    int at = lowerBound(wanted);
    if (prefix.isEmpty() || at >= order.length || !startsWith(order[at], wanted)) {
      throw new InputException(
          "no example has an id that begins with '" + prefix + "'; %show lists ids");
    }
    boolean exact = ends[order[at]] - start(order[at]) == wanted.length;
    if (exact || at + 1 >= order.length || !startsWith(order[at + 1], wanted)) {
      return order[at];
    }
    throw new InputException(
        "'"
            + prefix
            + "' is ambiguous: "
            + shortest(order[at])
            + ", "
            + shortest(order[at + 1])
            + (at + 2 < order.length && startsWith(order[at + 2], wanted) ? ", …" : "")
            + " begin so; type more of the id");
  }

  /** The shortest prefix, of at least {@link #SHORTEST} characters, that only this row's id has. */
  public String shortest(int row) {
    String id = get(row);
    int[] order = order();
    int at = lowerBound(id.getBytes(StandardCharsets.UTF_8));
    int shared = 0;
    if (at > 0) {
      shared = Math.max(shared, common(id, get(order[at - 1])));
    }
    if (at + 1 < order.length) {
      shared = Math.max(shared, common(id, get(order[at + 1])));
    }
    return id.substring(0, Math.min(id.length(), Math.max(SHORTEST, shared + 1)));
  }

  /** Some rows' ids, in the order given. */
  public ExampleIds select(int[] rows) {
    int[] newEnds = new int[rows.length];
    int total = 0;
    for (int i = 0; i < rows.length; i++) {
      total += ends[rows[i]] - start(rows[i]);
      newEnds[i] = total;
    }
    byte[] newText = new byte[total];
    for (int i = 0; i < rows.length; i++) {
      int length = ends[rows[i]] - start(rows[i]);
      System.arraycopy(text, start(rows[i]), newText, newEnds[i] - length, length);
    }
    return new ExampleIds(newText, newEnds);
  }

  /** Row numbers in the order of their ids' bytes; not to be changed. */
  public int[] order() {
    int[] known = sorted;
    if (known == null) {
      known = new int[ends.length];
      Arrays.setAll(known, i -> i);
      IntArrays.mergeSort(known, this::compare);
      sorted = known;
    }
    return known;
  }

  private int compare(int a, int b) {
    return Arrays.compareUnsigned(text, start(a), ends[a], text, start(b), ends[b]);
  }

  private int lowerBound(byte[] wanted) {
    int[] order = order();
    int low = 0;
    int high = order.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int row = order[middle];
      if (Arrays.compareUnsigned(text, start(row), ends[row], wanted, 0, wanted.length) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean startsWith(int row, byte[] prefix) {
    int start = start(row);
    return ends[row] - start >= prefix.length
        && Arrays.equals(text, start, start + prefix.length, prefix, 0, prefix.length);
  }

  private static int common(String a, String b) {
    int n = 0;
    while (n < a.length() && n < b.length() && a.charAt(n) == b.charAt(n)) {
      n++;
    }
    return n;
  }

  private int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }
}
