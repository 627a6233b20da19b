package org.winnow.training.plan;

/** A bound on gradients, applied once they are divided by the batch and before anything else. */
public sealed interface Clipping {
  /** No bound. */
  record None() implements Clipping {}

  /** Every element to −limit..limit. */
  record ByValue(double limit) implements Clipping {}

  /** All by one factor, where the norm of all trained gradients together is above the limit. */
  record ByGlobalNorm(double limit) implements Clipping {}
}
