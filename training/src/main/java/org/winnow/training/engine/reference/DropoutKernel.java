package org.winnow.training.engine.reference;

import org.winnow.training.plan.Dropout;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Mask;

/** Dropout by the plan's own generator. */
final class DropoutKernel implements Kernel {
  private static final int BLOCK = 1024;

  private final Dropout op;
  private final float[] factors = new float[BLOCK];

  DropoutKernel(Dropout op) {
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
    int count = pass.elements(op.output());
    if (!pass.mode().drops()) {
      System.arraycopy(data, from, data, to, count);
      return;
    }
    Mask mask = Mask.of(op, pass.mode().seed());
    for (int start = 0; start < count; start += BLOCK) {
      int n = Math.min(BLOCK, count - start);
      mask.factors(pass.mode().step(), start, factors, n);
      for (int i = 0; i < n; i++) {
        data[to + start + i] = data[from + start + i] * factors[i];
      }
    }
  }
}
