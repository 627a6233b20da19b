package org.winnow.training.plan;

import java.util.List;
import java.util.stream.Stream;

/** An operation of the forward pass. */
public sealed interface Forward extends Operation
    permits Dense,
        Convolution,
        Pool,
        GlobalPool,
        BatchNorm,
        LayerNorm,
        Dropout,
        Activate,
        Softmax,
        Embedding,
        Lengths,
        Cut,
        Lstm,
        Add,
        Concat,
        Reshape {

  List<Value> inputs();

  Value output();

  /** Arrays of weights it uses, tracked ones included. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** What it writes beside its output in training only, for its own backward operation. */
  default List<Value> kept() {
    return List.of();
  }

  /**
   * What its backward operation reads beside the output's gradient: inputs, output or what it kept.
   *
   * @param weights whether gradients of its weights are wanted
   * @param inputs whether gradients of its inputs are wanted
   */
  List<Value> needed(boolean weights, boolean inputs);

  /** Whether a gradient can pass to an input: not to class indices, tokens or lengths. */
  default boolean differentiable(Value input) {
    return inputs().contains(input);
  }

  @Override
  default List<Value> reads() {
    return inputs();
  }

  @Override
  default List<Value> writes() {
    return Stream.concat(Stream.of(output()), kept().stream()).toList();
  }
}
