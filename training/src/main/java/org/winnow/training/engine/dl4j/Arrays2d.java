package org.winnow.training.engine.dl4j;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies between Java arrays and ND4J's, in row-major order, in one piece. */
final class Arrays2d {
  private Arrays2d() {}

  /** Writes all values of a float array to the start of {@code target}. */
  static void read(INDArray array, float[] target) {
    INDArray plain = array.ordering() == 'c' && !array.isView() ? array : array.dup('c');
    pointer(plain).get(target, 0, Math.toIntExact(plain.length()));
  }

  static float[] read(INDArray array) {
    float[] values = new float[Math.toIntExact(array.length())];
    read(array, values);
    return values;
  }

  /** Fills an array from the start of {@code values}. */
  static void write(float[] values, INDArray target) {
    if (target.ordering() == 'c' && !target.isView()) {
      pointer(target).put(values, 0, Math.toIntExact(target.length()));
      return;
    }
    INDArray plain = target.ulike().dup('c');
    pointer(plain).put(values, 0, Math.toIntExact(target.length()));
    target.assign(plain);
  }

  private static FloatPointer pointer(INDArray array) {
    if (array.dataType() != DataType.FLOAT || array.offset() != 0) {
      throw new IllegalStateException("expected a plain float array, got " + array.dataType());
    }
    return (FloatPointer) array.data().addressPointer();
  }
}
