package org.winnow.training;

import java.util.Optional;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.plan.Compilation;
import org.winnow.training.plan.Lstm;
import org.winnow.training.plan.MemoryPlan;
import org.winnow.training.plan.Operation;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Value;

/**
 * What a training needs, beside the data: close to what the compiled engine takes, a rough figure
 * for stock Deeplearning4j.
 */
final class MemoryNeed {
  private static final int BYTES = 4;

  /** No Java array is longer. */
  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** Beside its values, oneDNN keeps this many times as much of an LSTM (measured: 6.5). */
  private static final int OF_LSTM = 7;

  /** Weights and gradients, and the weights in the order that the library likes best. */
  private static final int VECTORS = 3;

  /** Those of now, the best, and those of the last whole epoch. */
  private static final int KEPT_WEIGHTS = 3;

  private final TrainingPlan training;
  private final Optional<Plan> plan;

  MemoryNeed(TrainingPlan training) {
    this.training = training;
    this.plan = compiled(training);
  }

  /** Empty where the network's plan cannot be written down: then its engine has to know. */
  private static Optional<Plan> compiled(TrainingPlan training) {
    try {
      Compilation made = PlanCompiler.forTraining(training.skeleton(), training.recipe());
      return made.plan();
    } catch (UnsupportedOperationException unknown) {
      return Optional.empty();
    }
  }

  /** The batch of the recipe, or all examples where there are fewer. */
  int batch() {
    return Math.min(training.recipe().batchSize(), training.trainRows().length);
  }

  /** Whether batches of a size fit. */
  boolean fits(int batch, MemoryRoom room) {
    return longestArray(batch) <= LONGEST_ARRAY
        && heap(batch) <= room.heap()
        && system(batch) <= room.system();
  }

  private long longestArray(int batch) {
    return (long) batch
        * Math.max(training.skeleton().inputShape().size(), training.skeleton().classes());
  }

  /** Bytes of Java's heap: feeding, trace, weights that are kept, and the reference engine. */
  long heap(int batch) {
    long weights = plan.map(Plan::weights).orElse(0L);
    long state = plan.flatMap(Plan::training).map(t -> t.update().stateSize()).orElse(0L);
    long feeding = BYTES * (2 * longestArray(batch) + 2L * batch);
    long examples = training.trainRows().length;
    long sums = TraceRecorder.bytes(examples, training.skeleton().classes());
    return feeding
        + sums
        + Math.min(TrainingTrace.EPOCHS_LIMIT_BYTES, 10 * examples * training.recipe().epochs())
        + BYTES * (KEPT_WEIGHTS * weights + state)
        + (isReference() ? 2 * values(batch) : 0);
  }

  /** Bytes outside of the heap. */
  long system(int batch) {
    if (isReference()) {
      return 0;
    }
    long weights = plan.map(Plan::weights).orElse(0L);
    long state = plan.flatMap(Plan::training).map(t -> t.update().stateSize()).orElse(0L);
    return values(batch) + BYTES * (VECTORS * weights + state);
  }

  private boolean isReference() {
    return training.recipe().device() == Device.REFERENCE;
  }

  /** Of all values of the plan, each in its place; the stock engine lets none share a place. */
  private long values(int batch) {
    if (plan.isEmpty()) {
      return 0;
    }
    MemoryPlan memory = MemoryPlan.of(plan.get(), batch);
    return switch (training.recipe().device()) {
      case CPU -> memory.bytes() + OF_LSTM * lstm(batch);
      case DL4J -> memory.unsharedBytes();
      case REFERENCE -> memory.bytes();
    };
  }

  private long lstm(int batch) {
    return plan.orElseThrow().forward().stream()
        .filter(Lstm.class::isInstance)
        .flatMap(operation -> ((Operation) operation).writes().stream())
        .mapToLong((Value value) -> value.bytes(batch))
        .sum();
  }
}
