package org.winnow.training.engine.reference;

import org.winnow.training.plan.Cut;
import org.winnow.training.plan.Gradient;

/** Sets what lies beyond an example's end to 0. */
final class CutKernel implements Kernel {
  private final Cut op;

  CutKernel(Cut op) {
    this.op = op;
  }

  @Override
  public void forward(Pass pass) {
    apply(pass, pass.at(op.input()), pass.at(op.output()));
  }

  @Override
  public void backward(Pass pass, Gradient gradient) {
    apply(
        pass, pass.at(gradient.outputGradient()), pass.at(gradient.inputGradient().orElseThrow()));
  }

  private void apply(Pass pass, int from, int to) {
    double[] data = pass.data();
    int steps = op.input().dims().places();
    int size = op.input().dims().size();
    for (int i = 0; i < pass.n() * size; i++) {
      boolean inside = i % steps < data[pass.at(op.lengths()) + i / size];
      data[to + i] = inside ? data[from + i] : 0;
    }
  }
}
