package org.winnow.export;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Collects what an 8-bit program reads. */
final class Constants8 {
  private static final int BITS = 31;
  private static final int MOST = 62;

  private final ByteArrayOutputStream weights = new ByteArrayOutputStream();
  private final List<Integer> table = new ArrayList<>();

  int addWeights(byte[] more) {
    int at = weights.size();
    weights.writeBytes(more);
    return at;
  }

  /** What each of −128 … 127 becomes. */
  int addFunction(IntUnaryOperator function) {
    byte[] values = new byte[256];
    for (int q = -128; q < 128; q++) {
      values[q + 128] = (byte) function.applyAsInt(q);
    }
    return addWeights(values);
  }

  int place() {
    return table.size();
  }

  void add(int value) {
    table.add(value);
  }

  /** A factor as multiplier / 2^shift, the multiplier of 31 bits. */
  void addFactor(double factor) {
    int shift = BITS - 1 - Math.getExponent(factor);
    boolean tiny = shift > MOST;
    table.add(tiny ? 0 : (int) Math.min(Integer.MAX_VALUE, Math.round(Math.scalb(factor, shift))));
    table.add(tiny ? MOST : shift);
  }

  byte[] weights() {
    return weights.toByteArray();
  }

  int[] table() {
    return table.stream().mapToInt(Integer::intValue).toArray();
  }
}
