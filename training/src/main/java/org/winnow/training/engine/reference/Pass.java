package org.winnow.training.engine.reference;

import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Value;

/**
 * One pass over some examples: what kernels see.
 *
 * @param memory the values
 * @param weights the flattened vector
 * @param gradients the flattened vector of gradients, summed over the batch
 * @param n number of examples
 */
record Pass(Memory memory, double[] weights, double[] gradients, int n, Mode mode) {
  double[] data() {
    return memory.data();
  }

  int at(Value value) {
    return memory.at(value);
  }

  /** Number of a value's elements in this pass. */
  int elements(Value value) {
    return value.perExample() ? n * value.dims().size() : value.dims().size();
  }

  static int at(Parameter parameter) {
    return Math.toIntExact(parameter.offset());
  }
}
