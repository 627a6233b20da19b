package org.winnow.training.engine.onednn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.winnow.training.plan.Activate;
import org.winnow.training.plan.BatchNorm;
import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Curve;
import org.winnow.training.plan.Dense;
import org.winnow.training.plan.Dropout;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Operation;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Pool;
import org.winnow.training.plan.Reshape;
import org.winnow.training.plan.Value;

/** Which activations are computed by the operation before them, and which swap with a pool. */
final class Fusion {
  private final Map<Value, Activate> afterwards = new HashMap<>();
  private final Set<Activate> norms = new HashSet<>();
  private final Set<Activate> behindPool = new HashSet<>();
  private final Map<Value, Integer> readers = new HashMap<>();

  /** Gradients that lie where another one does, as a reshape passes it on. */
  private final Map<Value, Value> samePlace = new HashMap<>();

  /**
   * @param asked a value that must come out as it is
   */
  Fusion(Plan plan, Value asked, boolean training) {
    plan.forward().forEach(op -> op.inputs().forEach(in -> readers.merge(in, 1, Integer::sum)));
    Map<Value, Forward> writers = new HashMap<>();
    for (Forward op : plan.forward()) {
      if (op instanceof Activate activate) {
        Forward before = writers.get(activate.input());
        boolean derivable = !training || activate.curve().needs() == Curve.Needs.OUTPUT;
        boolean alone = readers.get(activate.input()) == 1 && !activate.input().equals(asked);
        if (takes(before, activate) && derivable && alone) {
          afterwards.put(activate.input(), activate);
          if (before instanceof BatchNorm) {
            norms.add(activate);
          }
        }
      }
      if (op instanceof Pool pool
          && pool.max()
          && writers.get(pool.input()) instanceof Activate activate
          && activate.curve() == Curve.RELU
          && readers.get(pool.input()) == 1) {
        behindPool.add(activate);
      }
      writers.put(op.output(), op);
    }
    Map<Value, Integer> backward = new HashMap<>();
    plan.training()
        .ifPresent(
            added -> {
              for (Operation op : added.backward()) {
                op.reads().forEach(value -> backward.merge(value, 1, Integer::sum));
                passOn(op);
              }
            });
    backward.forEach((value, count) -> readers.merge(value, count, Integer::sum));
  }

  private void passOn(Operation op) {
    if (op instanceof Gradient g
        && (g.of() instanceof Reshape || g.of() instanceof Dropout || inNorm(g.of()))) {
      g.inputGradient().ifPresent(dx -> samePlace.put(dx, g.outputGradient()));
    }
  }

  private static boolean takes(Forward before, Activate activate) {
    return before instanceof Dense
        || before instanceof Convolution
        || before instanceof BatchNorm && activate.curve() == Curve.RELU;
  }

  /** Whether it is a ReLU that batch normalisation computes, and on the way back derives. */
  boolean inNorm(Forward op) {
    return op instanceof Activate activate && norms.contains(activate);
  }

  /** The activation that whoever writes this value applies to it before writing. */
  Optional<Activate> curveOf(Value written) {
    return Optional.ofNullable(afterwards.get(written));
  }

  /** Whether the operation before did it. */
  boolean done(Activate activate) {
    return afterwards.get(activate.input()) == activate;
  }

  /**
   * Whether its derivative is applied to the pooled gradient. The largest of a window is above 0
   * where the ReLU's input at that place was, so the order makes no difference but in work.
   */
  boolean behindPool(Forward writer) {
    return writer instanceof Activate activate && behindPool.contains(activate);
  }

  /** Whether one operation of the whole step reads a gradient, so that it may write over it. */
  boolean readOnce(Value value) {
    return readers.getOrDefault(value, 0) == 1
        && (!samePlace.containsKey(value) || readOnce(samePlace.get(value)));
  }
}
