package org.winnow.training.engine.onednn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.winnow.training.plan.Value;

/** Where each of a plan's values lies, in whatever order its writer chose. */
final class Values {
  private final Tape tape;
  private final int batch;
  private final Map<Value, Tensor> tensors = new HashMap<>();

  Values(Tape tape, int batch) {
    this.tape = tape;
    this.batch = batch;
  }

  void put(Value value, Tensor tensor) {
    tensors.put(value, tensor);
  }

  /** As it lies: its shape may be another one with the same row-major order. */
  Tensor raw(Value value) {
    Tensor tensor = tensors.get(value);
    if (tensor == null) {
      throw new IllegalStateException("nothing wrote " + value.name() + " yet");
    }
    return tensor;
  }

  boolean has(Value value) {
    return tensors.containsKey(value);
  }

  /** In its own shape, in any order. */
  Tensor get(Value value) {
    return shaped(value, Shapes.of(batch, value));
  }

  /** In a given shape of the same row-major order. */
  Tensor shaped(Value value, long[] shape) {
    Tensor tensor = raw(value);
    if (Arrays.equals(tensor.layout().dims(), shape)) {
      return tensor;
    }
    Tensor plain = tape.as(tensor, Layout.plain(tensor.layout().dims()));
    return plain.seenAs(Layout.plain(shape));
  }
}
