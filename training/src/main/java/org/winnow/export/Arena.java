package org.winnow.export;

import org.winnow.export.run.Kind;
import org.winnow.training.Skeleton;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.Lstm;
import org.winnow.training.plan.MemoryPlan;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Value;

/**
 * The memory of an exported network: places for its values, then room for what one step computes in
 * between. Its size follows from the skeleton alone.
 *
 * @param memory where the values lie, one example
 * @param floats all of the values
 * @param scratch room behind them: the columns of a convolution ({@link Kind#CONVOLUTION}), the
 *     state of an LSTM
 */
record Arena(MemoryPlan memory, int floats, int scratch) {
  private static final int BYTES = 4;

  /** Columns of a convolution are unrolled for so many rows that they fit into a near cache. */
  private static final int COLUMNS = 16_384;

  /** State, cells and the four gates. */
  private static final int LSTM_ROWS = 6;

  static Arena of(Plan plan) {
    MemoryPlan memory = MemoryPlan.of(plan, 1);
    int scratch = plan.forward().stream().mapToInt(Arena::scratch).max().orElse(0);
    return new Arena(memory, Math.toIntExact(memory.bytes() / BYTES), scratch);
  }

  /** What an export of a skeleton will need beside its constants, trained or not. */
  static long bytes(Skeleton skeleton) {
    return of(PlanCompiler.forInference(skeleton).orThrow()).bytes();
  }

  long bytes() {
    return (long) BYTES * (floats + scratch);
  }

  int at(Value value) {
    return (int) (memory.offsets().get(value) / BYTES);
  }

  private static int scratch(Forward op) {
    if (op instanceof Convolution convolution && !convolution.depthwise()) {
      return rows(convolution) * columnsOfRow(convolution);
    }
    return op instanceof Lstm lstm ? LSTM_ROWS * lstm.units() : 0;
  }

  /** Rows of a convolution's output that are computed at a time. */
  static int rows(Convolution op) {
    int fit = COLUMNS / columnsOfRow(op);
    return Math.max(1, Math.min(op.output().dims().height(), fit));
  }

  private static int columnsOfRow(Convolution op) {
    int terms = op.input().dims().channels() * op.window().area();
    return Math.multiplyExact(terms, op.output().dims().width());
  }
}
