package org.winnow.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.training.plan.Activate;
import org.winnow.training.plan.BatchNorm;
import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Curve;
import org.winnow.training.plan.Dense;
import org.winnow.training.plan.Dropout;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Reshape;
import org.winnow.training.plan.Value;

/**
 * Who reads and who writes each value of a plan: what an 8-bit layer can do in one with the next.
 */
final class Links {
  private final Map<Value, Forward> writers = new HashMap<>();
  private final Plan plan;

  Links(Plan plan) {
    this.plan = plan;
    plan.forward().forEach(op -> writers.put(op.output(), op));
  }

  private Optional<Forward> onlyReader(Value value) {
    List<Forward> readers =
        plan.forward().stream().filter(op -> op.inputs().contains(value)).toList();
    boolean alone = readers.size() == 1 && !value.equals(plan.output());
    return alone ? Optional.of(readers.get(0)) : Optional.empty();
  }

  /**
   * Whether an operation changes no 8-bit number: it moves values, or the layer before it has done
   * its work already (a lower limit of 0 is the least number of that layer's scale).
   */
  boolean passes(Forward op) {
    if (op instanceof Reshape || op instanceof Dropout) {
      return true;
    }
    Value x = op.inputs().get(0);
    boolean alone = onlyReader(x).isPresent();
    if (op instanceof Activate activate) {
      return alone && activate.curve() == Curve.RELU && rescales(x);
    }
    return op instanceof BatchNorm && norm(x).isPresent();
  }

  /** Whether what writes a value chooses its scale, itself or through what only passes it on. */
  private boolean rescales(Value value) {
    Forward writer = writers.get(value);
    if (writer == null) {
      return true;
    }
    boolean moves = writer instanceof Reshape || writer instanceof Dropout;
    boolean folded = writer instanceof BatchNorm && norm(writer.inputs().get(0)).isPresent();
    if (moves || folded) {
      Value before = writer.inputs().get(0);
      return onlyReader(before).isPresent() && rescales(before);
    }
    return !(writer instanceof org.winnow.training.plan.Pool
        || writer instanceof org.winnow.training.plan.GlobalPool);
  }

  /** The batch normalisation that is all that reads a weighted layer's output. */
  Optional<BatchNorm> norm(Value value) {
    Forward writer = writers.get(value);
    boolean weighted = writer instanceof Dense || writer instanceof Convolution;
    return weighted
        ? onlyReader(value).filter(BatchNorm.class::isInstance).map(BatchNorm.class::cast)
        : Optional.empty();
  }

  /** What becomes of a value through operations that change no 8-bit number. */
  Value settled(Value value) {
    return onlyReader(value).filter(this::passes).map(op -> settled(op.output())).orElse(value);
  }
}
