package org.winnow.training.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** When each value of a plan is first written and last read. */
final class Lives {
  private final List<Operation> operations;
  private final MemoryPlan.Sizes sizes;
  private final Map<Value, Integer> lastReads = new HashMap<>();
  private final Map<Value, Life> lives = new LinkedHashMap<>();

  private Lives(List<Operation> operations, MemoryPlan.Sizes sizes) {
    this.operations = operations;
    this.sizes = sizes;
    for (int i = 0; i < operations.size(); i++) {
      for (Value read : operations.get(i).reads()) {
        lastReads.put(read, i);
      }
    }
  }

  static List<Life> of(Plan plan, Collection<Value> outlive, MemoryPlan.Sizes sizes) {
    Lives lives = new Lives(plan.operations(), sizes);
    lives.keepToTheEnd(plan.output());
    outlive.forEach(lives::keepToTheEnd);
    plan.training().flatMap(Plan.Training::inputGradient).ifPresent(lives::keepToTheEnd);
    lives.begin(plan.input(), 0);
    for (int i = 0; i < lives.operations.size(); i++) {
      lives.write(i, plan.training().isPresent());
    }
    return List.copyOf(new LinkedHashSet<>(lives.lives.values()));
  }

  private void keepToTheEnd(Value value) {
    lastReads.put(value, operations.size());
  }

  private void write(int at, boolean training) {
    Operation operation = operations.get(at);
    boolean first = true;
    for (Value value : operation.writes()) {
      boolean output = first;
      first = false;
      // What a forward operation keeps for its backward one is written in training only.
      if (training || output) {
        Life taken = output ? takenOver(operation, at, value) : null;
        if (taken == null) {
          begin(value, at);
        } else {
          taken.passTo(value);
          lives.put(value, taken);
          taken.useAt(Math.max(at, lastReads.getOrDefault(value, at)));
        }
      }
    }
  }

  private void begin(Value value, int at) {
    Life life = new Life(value, at, sizes.bytes(value));
    life.useAt(lastReads.getOrDefault(value, at));
    lives.put(value, life);
  }

  private Life takenOver(Operation operation, int at, Value output) {
    for (Value candidate : operation.mayOverwrite()) {
      Life life = lives.get(candidate);
      boolean fits = life.bytes() == Life.aligned(sizes.bytes(output));
      if (fits && (same(operation) || life.died() == at)) {
        return life;
      }
    }
    return null;
  }

  /** A reshape changes no value: whoever still needs its input can read it there. */
  private static boolean same(Operation operation) {
    return operation instanceof Reshape
        || operation instanceof Gradient g && g.of() instanceof Reshape;
  }
}
