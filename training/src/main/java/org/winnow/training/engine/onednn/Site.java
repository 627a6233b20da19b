package org.winnow.training.engine.onednn;

import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Value;

/**
 * What the translation of each operation works with.
 *
 * @param tape where steps are written down
 * @param values where the plan's values lie
 * @param vectors weights and gradients
 * @param clock what dropout's numbers follow from
 * @param fusion which operations are done together
 * @param batch examples
 * @param mode what it is run for
 */
record Site(
    Tape tape, Values values, Vectors vectors, Clock clock, Fusion fusion, int batch, Mode mode) {

  /** The library's word for the kind of forward pass. */
  int propagation() {
    return mode.keeps()
        ? org.bytedeco.dnnl.global.dnnl.dnnl_forward_training
        : org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
  }

  /** Weights with one axis. */
  Tensor weights(Parameter parameter) {
    return Vectors.vector(vectors.weights(), parameter);
  }

  /** Where their gradient goes: of those that are not to learn, aside. */
  Tensor gradients(Parameter parameter) {
    return mode == Mode.TRAINING && parameter.trained()
        ? Vectors.vector(vectors.gradients(), parameter)
        : tape.fresh(parameter.name() + "'", Layout.plain(parameter.size()));
  }

  long[] shape(Value value) {
    return Shapes.of(batch, value);
  }
}
