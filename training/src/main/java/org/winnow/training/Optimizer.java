package org.winnow.training;

/** The rule by which gradients change weights. */
public enum Optimizer {
  SGD,
  /** Stochastic gradient descent with Nesterov momentum 0.9. */
  NESTEROVS,
  /** Kingma and Ba 2015, with their default coefficients. */
  ADAM,
  RMSPROP
}
