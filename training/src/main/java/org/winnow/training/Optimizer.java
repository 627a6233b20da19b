package org.winnow.training;

/** The rule by which gradients change weights. */
public enum Optimizer {
  SGD,
  /** Stochastic gradient descent with Nesterov momentum 0.9. */
  NESTEROVS,
  /** Kingma and Ba 2015, with their default coefficients. */
  ADAM,
  /**
   * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2). Decay is decoupled
   * for every rule here, so this differs from {@link #ADAM} by its usual decay alone.
   */
  ADAMW,
  RMSPROP;

  /** The weight decay taken where none is given. */
  public double usualWeightDecay() {
    return this == ADAMW ? 0.01 : 0;
  }
}
