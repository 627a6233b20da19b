package org.winnow.training.plan;

import java.util.Optional;

/**
 * What came of making a plan: the plan, or why there is none.
 *
 * @param unsupported the first layer or setting that a plan cannot express, named, as {@code layer
 *     'lstm1': LSTM with an activation other than tanh}
 */
public record Compilation(Optional<Plan> plan, Optional<String> unsupported) {
  public static Compilation of(Plan plan) {
    return new Compilation(Optional.of(plan), Optional.empty());
  }

  public static Compilation failed(String unsupported) {
    return new Compilation(Optional.empty(), Optional.of(unsupported));
  }

  /** The plan, where only a defect could be the reason for having none. */
  public Plan orThrow() {
    return plan.orElseThrow(() -> new IllegalStateException(unsupported.orElse("no plan")));
  }
}
