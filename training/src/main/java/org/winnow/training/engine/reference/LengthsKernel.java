package org.winnow.training.engine.reference;

import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Lengths;

/** Counts the steps of each sequence up to the last that is not all 0. */
final class LengthsKernel implements Kernel {
  private final Lengths op;

  LengthsKernel(Lengths op) {
    this.op = op;
  }

  @Override
  public void forward(Pass pass) {
    int size = op.input().dims().size();
    // Tokens come as a vector: there the channels are the steps.
    int steps = op.input().dims().sides().get(op.input().dims().sides().size() - 1);
    for (int i = 0; i < pass.n(); i++) {
      int from = pass.at(op.input()) + i * size;
      int length = 1;
      for (int k = 0; k < size; k++) {
        length = pass.data()[from + k] == 0 ? length : Math.max(length, k % steps + 1);
      }
      pass.data()[pass.at(op.output()) + i] = length;
    }
  }

  @Override
  public void backward(Pass pass, Gradient gradient) {
    throw new IllegalStateException("a length has no gradient");
  }
}
