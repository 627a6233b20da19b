package org.winnow.training.engine.reference;

import java.util.Collection;
import org.winnow.training.plan.MemoryPlan;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Value;

/**
 * One array that holds all values of a plan, laid out once; values are row-major, example first.
 */
final class Memory {
  private static final int BYTES = 4;

  private final MemoryPlan plan;
  private final double[] data;
  private final int batch;

  /**
   * @param outlive values to be read when all is computed
   * @param batch most examples at a time
   */
  Memory(Plan plan, Collection<Value> outlive, int batch) {
    this.plan = MemoryPlan.of(plan, outlive, value -> value.bytes(batch));
    this.data = new double[Math.toIntExact(this.plan.bytes() / BYTES)];
    this.batch = batch;
  }

  int batch() {
    return batch;
  }

  double[] data() {
    return data;
  }

  /** Where a value begins; values that are never kept have no place. */
  int at(Value value) {
    Long offset = plan.offsets().get(value);
    if (offset == null) {
      throw new IllegalStateException("no memory for " + value);
    }
    return (int) (offset / BYTES);
  }

  boolean holds(Value value) {
    return plan.offsets().containsKey(value);
  }
}
