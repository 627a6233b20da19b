package org.winnow.training.engine.dl4j;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.Lengths;
import org.winnow.training.plan.Value;

/** Which values are padded sequences, as DL4J passes masks along from layer to layer. */
final class PlanLengths {
  private final Optional<Value> lengths;
  private final Set<Value> padded = new HashSet<>();

  private PlanLengths(Optional<Value> lengths) {
    this.lengths = lengths;
  }

  /** Nothing is padded. */
  static PlanLengths none() {
    return new PlanLengths(Optional.empty());
  }

  /** The input is. */
  static PlanLengths of(Value input) {
    Value made = new Value("lengths", Dims.vector(1), Value.Kind.INTEGERS);
    PlanLengths lengths = new PlanLengths(Optional.of(made));
    lengths.padded.add(input);
    return lengths;
  }

  /** What counts them. */
  List<Forward> operations(Value input) {
    return lengths.stream().map(made -> (Forward) new Lengths(input.name(), input, made)).toList();
  }

  /** The lengths of a value, where it is padded. */
  Optional<Value> at(Value value) {
    return lengths.filter(made -> padded.contains(value));
  }

  /** Takes note of an operation: what keeps the steps of a padded sequence gives one. */
  void pass(Forward operation) {
    boolean anyPadded = operation.inputs().stream().anyMatch(padded::contains);
    Dims out = operation.output().dims();
    if (anyPadded && out.sides().size() > 1) {
      padded.add(operation.output());
    }
  }
}
