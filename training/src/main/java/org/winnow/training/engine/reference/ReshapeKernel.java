package org.winnow.training.engine.reference;

import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Reshape;
import org.winnow.training.plan.Value;

/** Copies, unless memory is shared. */
final class ReshapeKernel implements Kernel {
  private final Reshape op;

  ReshapeKernel(Reshape op) {
    this.op = op;
  }

  @Override
  public void forward(Pass pass) {
    copy(pass, op.input(), op.output());
  }

  @Override
  public void backward(Pass pass, Gradient gradient) {
    copy(pass, gradient.outputGradient(), gradient.inputGradient().orElseThrow());
  }

  private static void copy(Pass pass, Value from, Value to) {
    if (pass.at(from) != pass.at(to)) {
      System.arraycopy(pass.data(), pass.at(from), pass.data(), pass.at(to), pass.elements(to));
    }
  }
}
