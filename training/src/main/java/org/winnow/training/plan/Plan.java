package org.winnow.training.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a network computes, in the order in which it can be computed. Values carry no batch: a plan
 * holds for any.
 *
 * <p>The value named as a layer is that layer's output; a layer may take several operations (a
 * convolution and its activation). What does not depend on a trained weight has no gradient.
 *
 * @param name the skeleton's
 * @param input what comes in; examples arrive with the channels of each place together (height ×
 *     width × channels, steps × channels)
 * @param output what the loss and predictions are made from
 * @param forward each after those whose output it reads
 * @param parameters all arrays of weights, in the order of the flattened vector
 * @param training what training adds; empty: for inference only
 */
public record Plan(
    String name,
    Value input,
    Value output,
    List<Forward> forward,
    List<Parameter> parameters,
    Optional<Training> training) {
  /**
   * What training adds to the forward pass.
   *
   * @param loss comes between forward and backward
   * @param backward in the order of computation
   * @param update how gradients change weights
   * @param inputGradient the gradient of the network's input, where asked for
   */
  public record Training(
      LossGradient loss, List<Backward> backward, Update update, Optional<Value> inputGradient) {
    public Training {
      backward = List.copyOf(backward);
    }
  }

  public Plan {
    forward = List.copyOf(forward);
    parameters = List.copyOf(parameters);
    Set<String> written = new HashSet<>(Set.of(input.name()));
    for (Forward op : forward) {
      for (Value value : op.writes()) {
        if (!written.add(value.name())) {
          throw new IllegalArgumentException("'" + value.name() + "' is written twice");
        }
      }
    }
  }

  /** A plan for inference: forward operations alone. */
  public static Plan forInference(
      String name, Value input, List<Forward> forward, List<Parameter> parameters) {
    Value output = forward.get(forward.size() - 1).output();
    return new Plan(name, input, output, forward, parameters, Optional.empty());
  }

  /** This plan with a loss, the backward pass that follows from its operations, and an update. */
  public Plan trainedBy(Loss loss, Update update, boolean inputGradient) {
    return with(loss, update, BackwardPass.of(this, inputGradient));
  }

  private Plan with(Loss loss, Update update, BackwardPass pass) {
    LossGradient start =
        new LossGradient(forward.get(forward.size() - 1).layer(), loss, output, output.gradient());
    Training added = new Training(start, pass.operations(), update, pass.inputGradient());
    return new Plan(name, input, output, forward, parameters, Optional.of(added));
  }

  /**
   * The forward pass and the way back to its input alone: how the loss of each example's class
   * changes with its values. Tokens have no such gradient.
   *
   * @param loss of an example by itself
   */
  public Plan towardsInput(Loss loss) {
    Update none = new Update(new Updater.Sgd(), new Clipping.None(), List.of());
    return with(loss, none, BackwardPass.toInput(this));
  }

  /** The forward pass alone. */
  public Plan withoutTraining() {
    return new Plan(name, input, output, forward, parameters, Optional.empty());
  }

  /** All operations in the order of computation. */
  public List<Operation> operations() {
    List<Operation> all = new ArrayList<>(forward);
    training.ifPresent(
        added -> {
          all.add(added.loss());
          all.addAll(added.backward());
        });
    return all;
  }

  /** The output of a layer. */
  public Optional<Value> value(String layer) {
    return Stream.concat(Stream.of(input), forward.stream().map(Forward::output))
        .filter(value -> value.name().equals(layer))
        .findFirst();
  }

  /** The dropouts, whose streams number them. */
  public List<Dropout> dropouts() {
    return forward.stream().filter(Dropout.class::isInstance).map(Dropout.class::cast).toList();
  }

  /** Length of the flattened vector of weights. */
  public long weights() {
    return parameters.stream().mapToLong(Parameter::size).sum();
  }

  /** Multiplications with additions of one example: of the whole training step where trained. */
  public long multiplyAdds() {
    return operations().stream().mapToLong(Operation::multiplyAdds).sum();
  }
}
