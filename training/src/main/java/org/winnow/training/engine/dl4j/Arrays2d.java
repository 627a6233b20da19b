package org.winnow.training.engine.dl4j;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies between Java arrays and ND4J's, in row-major order, in one piece. */
final class Arrays2d {
  private Arrays2d() {}

  /** Writes all values of a float array to the start of {@code target}. */
  static void read(INDArray array, float[] target) {
    INDArray plain = isPlain(array) ? array : array.dup('c');
    pointer(plain).get(target, 0, Math.toIntExact(plain.length()));
  }

  static float[] read(INDArray array) {
    float[] values = new float[Math.toIntExact(array.length())];
    read(array, values);
    return values;
  }

  /** Fills an array from the start of {@code values}. */
  static void write(float[] values, INDArray target) {
    if (isPlain(target)) {
      pointer(target).put(values, 0, Math.toIntExact(target.length()));
      return;
    }
    INDArray plain = target.ulike().dup('c');
    pointer(plain).put(values, 0, Math.toIntExact(target.length()));
    target.assign(plain);
  }

  /** A permuted array still says 'c' and is no view, but its strides tell. */
  private static boolean isPlain(INDArray array) {
    long expected = 1;
    for (int axis = array.rank() - 1; axis >= 0; axis--) {
      if (array.size(axis) > 1 && array.stride(axis) != expected) {
        return false;
      }
      expected *= array.size(axis);
    }
    return array.ordering() == 'c' && !array.isView();
  }

  private static FloatPointer pointer(INDArray array) {
    if (array.dataType() != DataType.FLOAT || array.offset() != 0) {
      throw new IllegalStateException("expected a plain float array, got " + array.dataType());
    }
    return (FloatPointer) array.data().addressPointer();
  }
}
