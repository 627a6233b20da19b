package org.winnow.training.engine.reference;

import org.winnow.training.plan.Gradient;

/**
 * How one operation is computed, forward and backward; has room of its own for in-between results.
 */
interface Kernel {
  void forward(Pass pass);

  /** Writes what a gradient operation asks for: input gradients, gradients of weights. */
  void backward(Pass pass, Gradient gradient);
}
