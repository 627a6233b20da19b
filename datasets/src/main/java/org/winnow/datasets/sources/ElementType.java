package org.winnow.datasets.sources;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Locale;

/** The type of an array's numbers: unsigned, signed or floating point, and its bytes. */
public enum ElementType {
  U1(1),
  I1(1),
  U2(2),
  I2(2),
  I4(4),
  I8(8),
  F4(4),
  F8(8);

  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /** Bytes of one number. */
  public int bytes() {
    return bytes;
  }

  /** Two characters, as {@code u1} or {@code f4}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The number that begins at {@code at}, little-endian. */
  double read(byte[] values, int at) {
    return switch (this) {
      case U1 -> values[at] & 0xff;
      case I1 -> values[at];
      case U2 -> (short) SHORTS.get(values, at) & 0xffff;
      case I2 -> (short) SHORTS.get(values, at);
      case I4 -> (int) INTS.get(values, at);
      case I8 -> (long) LONGS.get(values, at);
      case F4 -> Float.intBitsToFloat((int) INTS.get(values, at));
      case F8 -> Double.longBitsToDouble((long) LONGS.get(values, at));
    };
  }

  /** Turns numbers from big-endian into little-endian, in place. */
  void swap(byte[] values) {
    for (int at = 0; bytes > 1 && at < values.length; at += bytes) {
      for (int i = 0; i < bytes / 2; i++) {
        byte b = values[at + i];
        values[at + i] = values[at + bytes - 1 - i];
        values[at + bytes - 1 - i] = b;
      }
    }
  }
}
