package org.winnow.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A named array of numbers as it lies in a file: little-endian, row-major.
 *
 * @param name {@code conv1/W}
 * @param type kind of number
 * @param shape dimensions
 * @param data its bytes, from position 0 to the limit
 */
public record Tensor(String name, Type type, List<Integer> shape, ByteBuffer data) {
  /** Kinds of numbers, with the names of the safetensors format. */
  public enum Type {
    F32(4),
    BF16(2),
    I32(4),
    U16(2),
    U8(1);

    final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }
  }

  public Tensor {
    shape = List.copyOf(shape);
    data = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    if (data.limit() != bytes(type, shape)) {
      throw new IllegalArgumentException(
          name + " of shape " + shape + " has " + data.limit() + " bytes");
    }
  }

  static long bytes(Type type, List<Integer> shape) {
    long size = type.bytes;
    for (int side : shape) {
      size = Math.multiplyExact(size, side);
    }
    return size;
  }

  /** An array of floats. */
  public static Tensor of(String name, List<Integer> shape, float[] values) {
    ByteBuffer data = room(4, values.length);
    data.asFloatBuffer().put(values);
    return new Tensor(name, Type.F32, shape, data);
  }

  static Tensor of(String name, List<Integer> shape, int[] values) {
    ByteBuffer data = room(4, values.length);
    data.asIntBuffer().put(values);
    return new Tensor(name, Type.I32, shape, data);
  }

  static Tensor of(String name, Type type, List<Integer> shape, short[] values) {
    ByteBuffer data = room(2, values.length);
    data.asShortBuffer().put(values);
    return new Tensor(name, type, shape, data);
  }

  static Tensor of(String name, byte[] values) {
    return new Tensor(name, Type.U8, List.of(values.length), ByteBuffer.wrap(values));
  }

  private static ByteBuffer room(int each, int count) {
    return ByteBuffer.allocate(Math.multiplyExact(each, count)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Its values. */
  public float[] floats() {
    float[] values = new float[data.limit() / 4];
    ordered().asFloatBuffer().get(values);
    return values;
  }

  int[] ints() {
    int[] values = new int[data.limit() / 4];
    ordered().asIntBuffer().get(values);
    return values;
  }

  short[] shorts() {
    short[] values = new short[data.limit() / 2];
    ordered().asShortBuffer().get(values);
    return values;
  }

  byte[] bytes() {
    byte[] values = new byte[data.limit()];
    ordered().get(values);
    return values;
  }

  private ByteBuffer ordered() {
    return data.duplicate().order(ByteOrder.LITTLE_ENDIAN).rewind();
  }
}
