package org.winnow.training.engine.onednn;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Whether compiled gradients can be relied on, by some batches.
 *
 * <p>A ReLU's input that lies within rounding of 0 is above it in one computation and below it in
 * another: each is right, and one such place among 10⁵ moves a gradient by 3·10⁻³ of its size. In a
 * network of a million of them this happens in every few batches. A wrong formula is wrong in all.
 */
final class Verdict {
  private static final int BATCHES = 3;

  private Verdict() {}

  /**
   * One batch.
   *
   * @param fromStock how the compiled gradients differ from stock Deeplearning4j's
   * @param right whether they are those of double precision
   */
  record Outcome(Optional<String> fromStock, boolean right) {
    boolean agrees() {
      return fromStock.isEmpty();
    }
  }

  /**
   * Empty where the first batch agrees with stock. Else where at least one of three agrees with it,
   * which shows that the plan is the network, and two of three agree with it or with double
   * precision, which shows that the compiled plan is right.
   */
  static Optional<String> over(IntFunction<Outcome> trial) {
    Outcome first = trial.apply(0);
    if (first.agrees()) {
      return Optional.empty();
    }
    boolean anyAgrees = false;
    int right = first.right ? 1 : 0;
    for (int i = 1; i < BATCHES; i++) {
      Outcome next = trial.apply(i);
      anyAgrees |= next.agrees();
      right += next.agrees() || next.right ? 1 : 0;
      if (anyAgrees && right > BATCHES / 2) {
        return Optional.empty();
      }
    }
    return first.fromStock;
  }
}
