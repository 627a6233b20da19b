package org.winnow.training.engine.dl4j;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.Lstm;
import org.winnow.training.plan.Value;

/** DL4J's LSTM as an operation of a plan. */
final class PlanRecurrent {
  private final String layer;
  private final PlanParameters parameters;
  private final Optional<Value> lengths;

  /**
   * @param lengths steps of each example, where they differ
   */
  PlanRecurrent(String layer, PlanParameters parameters, Optional<Value> lengths) {
    this.layer = layer;
    this.parameters = parameters;
    this.lengths = lengths;
  }

  /**
   * @param output name of its value
   * @param last whether only the last state is asked for
   */
  Forward lstm(LSTM conf, Value in, String output, boolean last) {
    if (!(conf.getActivationFn() instanceof ActivationTanH)
        || !(conf.getGateActivationFn() instanceof ActivationSigmoid)) {
      throw Unplanned.layer(layer, "an LSTM whose functions are not tanh and sigmoid");
    }
    int channels = in.dims().channels();
    int steps = in.dims().height();
    int units = (int) conf.getNOut();
    Dims states = Dims.sequence(units, steps);
    return new Lstm(
        layer,
        in,
        Value.floats(output, last ? Dims.vector(units) : states),
        parameters.add(layer + "/W", conf, List.of(channels, 4 * units), 'f'),
        parameters.add(layer + "/RW", conf, List.of(units, 4 * units), 'f'),
        parameters.add(layer + "/b", conf, List.of(4 * units), 'c'),
        lengths,
        Value.floats(layer + ".gates", Dims.sequence(4 * units, steps)),
        Value.floats(layer + ".cells", states),
        last ? Optional.of(Value.floats(layer + ".states", states)) : Optional.empty());
  }
}
