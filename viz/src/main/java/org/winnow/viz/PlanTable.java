package org.winnow.viz;

import java.util.List;
import java.util.Optional;
import org.winnow.training.plan.MemoryPlan;
import org.winnow.training.plan.Operation;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Value;

/**
 * The operations of a plan in the order of computation: what each gives, its multiply–adds for one
 * example, the memory of what it gives for a batch; and what all of it takes at a time.
 */
public final class PlanTable {
  private PlanTable() {}

  /**
   * @param batch examples a step
   */
  public static Figure of(Plan plan, int batch) {
    Sheet sheet =
        new Sheet("plan of " + plan.name() + ", batches of " + batch)
            .left("layer", "operation", "gives");
    sheet.right("multiply–adds", "bytes");
    for (Operation operation : plan.operations()) {
      List<Value> writes = operation.writes();
      sheet.row(
          operation.layer(),
          operation.text(),
          writes.stream().findFirst().map(v -> v.dims().toString()).orElse(""),
          Say.count(operation.multiplyAdds()),
          Say.count(writes.stream().mapToLong(v -> v.bytes(batch)).sum()));
    }
    MemoryPlan memory = MemoryPlan.of(plan, batch);
    sheet.row(
        "total",
        "each value by itself",
        "",
        Say.count(plan.multiplyAdds()),
        Say.count(memory.unsharedBytes()));
    sheet.row(
        "", "memory shared by what is never needed together", "", "", Say.count(memory.bytes()));
    sheet.row("", rule(plan), "", "", Say.count(bytes(plan)));
    return sheet.figure();
  }

  private static String rule(Plan plan) {
    return plan.training()
        .map(t -> "weights, gradients, state of the update rule")
        .orElse("weights");
  }

  private static long bytes(Plan plan) {
    Optional<Plan.Training> training = plan.training();
    long state = training.map(t -> t.update().stateSize()).orElse(0L);
    return 4 * (plan.weights() * (training.isPresent() ? 2 : 1) + state);
  }
}
