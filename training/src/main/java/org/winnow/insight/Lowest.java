package org.winnow.insight;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Keeps the lowest of many values as they come, of equal ones the first: those that are not below
 * the border of what is kept cost a comparison. Takes up to 24 bytes for each that is kept.
 */
final class Lowest {
  private static final int FIRST_ROOM = 16;

  private final int count;
  private double[] values;
  private int[] positions;
  private int size;
  private double border = Double.POSITIVE_INFINITY;

  /**
   * @param count how many to keep, 1 or more; all where there are not so many
   */
  Lowest(int count) {
    this.count = count;
    values = new double[FIRST_ROOM];
    positions = new int[FIRST_ROOM];
  }

  /** The positions of the lowest of some values, ascending. */
  static void forEach(double[] values, int count, IntConsumer position) {
    if (count > 0) {
      Lowest lowest = new Lowest(count);
      for (int i = 0; i < values.length; i++) {
        lowest.offer(values[i], i);
      }
      lowest.forEach(position);
    }
  }

  /**
   * Takes a value in if it is among the lowest so far.
   *
   * @param value finite
   * @param position higher than those before
   */
  void offer(double value, int position) {
    if (value < border) {
      if (size == values.length) {
        makeRoom();
        if (value >= border) {
          return;
        }
      }
      values[size] = value;
      positions[size++] = position;
    }
  }

  /** Names the positions of what is kept, ascending. */
  void forEach(IntConsumer position) {
    if (size > count) {
      reduce();
    }
    for (int i = 0; i < size; i++) {
      position.accept(positions[i]);
    }
  }

  private void makeRoom() {
    if (size / 2 >= count) {
      reduce();
    } else {
      values = Arrays.copyOf(values, 2 * size);
      positions = Arrays.copyOf(positions, 2 * size);
    }
  }

  /** Leaves the lowest {@code count}, in their order. */
  private void reduce() {
    border = nth(Arrays.copyOf(values, size), count - 1);
    int equal = count;
    for (int i = 0; i < size; i++) {
      equal -= values[i] < border ? 1 : 0;
    }
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (values[i] < border || (values[i] == border && equal-- > 0)) {
        values[kept] = values[i];
        positions[kept++] = positions[i];
      }
    }
    size = kept;
  }

  /** The value of a rank, 0 the lowest, by Hoare's selection; reorders the values. */
  private static double nth(double[] values, int rank) {
    int from = 0;
    int to = values.length - 1;
    while (from < to) {
      double pivot = middle(values[from], values[(from + to) >>> 1], values[to]);
      int low = from;
      int high = to;
      while (low <= high) {
        while (values[low] < pivot) {
          low++;
        }
        while (values[high] > pivot) {
          high--;
        }
        if (low <= high) {
          double swapped = values[low];
          values[low++] = values[high];
          values[high--] = swapped;
        }
      }
      if (rank <= high) {
        to = high;
      } else if (rank >= low) {
        from = low;
      } else {
        return values[rank];
      }
    }
    return values[rank];
  }

  private static double middle(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
