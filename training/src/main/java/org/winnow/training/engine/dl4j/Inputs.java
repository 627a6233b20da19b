package org.winnow.training.engine.dl4j;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.winnow.datasets.Shape;
import org.winnow.training.Input;

/** Batches as DL4J reads them, in arrays kept for each size of batch. */
final class Inputs implements AutoCloseable {
  private final Input input;
  private final Map<Integer, Loaded> bySize = new HashMap<>();

  /**
   * One batch.
   *
   * @param values vectors {@code [n, size]}, sequences {@code [n, channels, steps]}, pictures
   *     {@code [n, channels, height, width]}
   * @param mask 1 for each step of a sequence, 0 for its padding, {@code [n, steps]}; null where
   *     the input is not padded
   */
  record Loaded(INDArray values, INDArray mask) {
    INDArray[] all() {
      return new INDArray[] {values};
    }

    INDArray[] masks() {
      return mask == null ? null : new INDArray[] {mask};
    }
  }

  Inputs(Input input) {
    this.input = input;
  }

  /** Copies a batch into the arrays kept for its size. */
  Loaded load(float[] values, int n) {
    Shape s = input.shape();
    Loaded target = bySize.computeIfAbsent(n, this::room);
    boolean asIs = s.channels() == 1 || s.isVector();
    Arrays2d.write(asIs ? values : Channels.first(values, n, s), target.values);
    if (input.padded()) {
      Arrays2d.write(mask(values, n), target.mask);
    }
    return target;
  }

  private float[] mask(float[] values, int n) {
    Shape s = input.shape();
    float[] mask = new float[n * s.height()];
    for (int i = 0; i < n; i++) {
      int steps = input.steps(values, i * s.size());
      java.util.Arrays.fill(mask, i * s.height(), i * s.height() + steps, 1);
    }
    return mask;
  }

  private Loaded room(int n) {
    Shape s = input.shape();
    long[] shape =
        s.isVector()
            ? new long[] {n, s.size()}
            : Input.isSequence(s)
                ? new long[] {n, s.channels(), s.height()}
                : new long[] {n, s.channels(), s.height(), s.width()};
    return new Loaded(
        Nd4j.createUninitialized(DataType.FLOAT, shape),
        input.padded() ? Nd4j.createUninitialized(DataType.FLOAT, n, s.height()) : null);
  }

  @Override
  public void close() {
    for (Loaded loaded : bySize.values()) {
      loaded.values.close();
      if (loaded.mask != null) {
        loaded.mask.close();
      }
    }
  }
}
