package org.winnow.training.engine.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/** Floats in native memory, copied in and out in one piece; lengths are checked first. */
final class Floats {
  private final FloatPointer pointer;
  private final int length;

  Floats(long address, long length) {
    if (address == 0) {
      throw new IllegalArgumentException("no address");
    }
    this.length = Math.toIntExact(length);
    pointer = new FloatPointer(new Address(address)).capacity(length);
  }

  /** A tensor that lies row by row. */
  static Floats of(Tensor tensor) {
    return new Floats(tensor.address(), tensor.layout().bytes() / Float.BYTES);
  }

  int length() {
    return length;
  }

  /** Copies the first n out. */
  void read(float[] target, int n) {
    check(target.length, n);
    pointer.get(target, 0, n);
  }

  /** Copies all out, to where an array has room for them. */
  void readTo(float[] target, int from) {
    check(target.length - from, length);
    pointer.get(target, from, length);
  }

  /** Copies the first n in. */
  void write(float[] source, int n) {
    check(source.length, n);
    pointer.put(source, 0, n);
  }

  /** Copies as many in as there is room for, from somewhere in an array. */
  void writeFrom(float[] source, int from) {
    check(source.length - from, length);
    pointer.put(source, from, length);
  }

  /** The same memory as a buffer, which checks every index. */
  FloatBuffer buffer() {
    return pointer.asBuffer();
  }

  private void check(int given, int n) {
    if (n < 0 || n > length || n > given) {
      throw new IllegalArgumentException(
          n + " values between an array of " + given + " and native memory of " + length);
    }
  }
}
