package org.winnow.training.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Derives the backward operations of a forward pass: the chain rule from the output to the input.
 */
final class BackwardPass {
  private final Plan plan;
  private final boolean weights;
  private final Set<Value> wanted = new HashSet<>();
  private final Map<Value, Integer> readers = new HashMap<>();
  private final Map<Value, List<Value>> parts = new LinkedHashMap<>();
  private final List<Backward> operations = new ArrayList<>();

  private BackwardPass(Plan plan, boolean weights, boolean inputGradient) {
    this.plan = plan;
    this.weights = weights;
    if (inputGradient) {
      wanted.add(plan.input());
    }
    for (Forward op : plan.forward()) {
      op.inputs().forEach(in -> readers.merge(in, 1, Integer::sum));
      if (trains(op) || op.inputs().stream().anyMatch(in -> asks(op, in))) {
        wanted.add(op.output());
      }
    }
  }

  static BackwardPass of(Plan plan, boolean inputGradient) {
    return new BackwardPass(plan, true, inputGradient).written();
  }

  /** To the input alone: no weight takes a gradient. */
  static BackwardPass toInput(Plan plan) {
    return new BackwardPass(plan, false, true).written();
  }

  private BackwardPass written() {
    part(plan.output(), plan.output().gradient());
    List<Forward> forward = plan.forward();
    for (int i = forward.size() - 1; i >= 0; i--) {
      turn(forward.get(i));
    }
    return this;
  }

  List<Backward> operations() {
    return operations;
  }

  /** The gradient of the plan's input, where there is one. */
  Optional<Value> inputGradient() {
    return total(plan.input(), plan.forward().get(0).layer());
  }

  private boolean trains(Forward op) {
    return weights && op.parameters().stream().anyMatch(Parameter::trained);
  }

  private boolean asks(Forward op, Value input) {
    return wanted.contains(input) && op.differentiable(input);
  }

  private void part(Value of, Value gradient) {
    parts.computeIfAbsent(of, v -> new ArrayList<>()).add(gradient);
  }

  private void turn(Forward op) {
    Optional<Value> gradient =
        wanted.contains(op.output()) ? total(op.output(), op.layer()) : Optional.empty();
    if (gradient.isEmpty()) {
      return;
    }
    if (op instanceof Add) {
      // The gradient of a sum is that of each of its terms: nothing to compute.
      op.inputs().stream().filter(in -> asks(op, in)).forEach(in -> part(in, gradient.get()));
      return;
    }
    List<Optional<Value>> inputs = new ArrayList<>();
    for (Value in : op.inputs()) {
      inputs.add(asks(op, in) ? Optional.of(share(op, in)) : Optional.empty());
    }
    operations.add(new Gradient(op, gradient.get(), inputs, trains(op)));
    for (int i = 0; i < inputs.size(); i++) {
      Value in = op.inputs().get(i);
      inputs.get(i).ifPresent(share -> part(in, share));
    }
  }

  /** The only reader of a value gives its gradient whole; of several each gives a share. */
  private Value share(Forward op, Value in) {
    Value whole = in.gradient();
    boolean only = readers.get(in) == 1;
    return only ? whole : new Value(whole.name() + op.output().name(), in.dims(), in.kind());
  }

  private Optional<Value> total(Value of, String layer) {
    List<Value> shares = parts.getOrDefault(of, List.of());
    if (shares.size() < 2) {
      return shares.stream().findFirst();
    }
    operations.add(new GradientSum(layer, shares, of.gradient()));
    return Optional.of(of.gradient());
  }
}
