package org.winnow.training.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Small plans for tests. */
final class Sketch {
  private final List<Forward> forward = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private long offset;

  static final Value INPUT = Value.floats("input", Dims.vector(4));

  Value dense(String layer, Value in, int units, Parameter.Role role) {
    Parameter weights = parameter(layer + "/W", List.of(in.dims().size(), units), role);
    Parameter bias = parameter(layer + "/b", List.of(units), role);
    Value out = Value.floats(layer, Dims.vector(units));
    forward.add(new Dense(layer, in, out, weights, Optional.of(bias)));
    return out;
  }

  Value activate(String layer, Value in, Curve curve) {
    Value out = Value.floats(layer, in.dims());
    forward.add(new Activate(layer, in, out, curve, 0));
    return out;
  }

  Value add(String layer, Value... in) {
    Value out = Value.floats(layer, in[0].dims());
    forward.add(new Add(layer, List.of(in), out));
    return out;
  }

  Value reshape(String layer, Value in, Dims dims) {
    Value out = Value.floats(layer, dims);
    forward.add(new Reshape(layer, in, out));
    return out;
  }

  private Parameter parameter(String name, List<Integer> shape, Parameter.Role role) {
    List<Integer> strides = shape.size() == 1 ? List.of(1) : List.of(1, shape.get(0));
    Parameter made = new Parameter(name, shape, strides, offset, role, Regularisation.NONE);
    offset += made.size();
    parameters.add(made);
    return made;
  }

  Plan plan() {
    return Plan.forInference("sketch", INPUT, forward, parameters);
  }

  Plan trained(boolean inputGradient) {
    Update update = new Update(new Updater.Sgd(), new Clipping.None(), List.of());
    return plan().trainedBy(Loss.SoftmaxCrossEntropy.plain(), update, inputGradient);
  }
}
