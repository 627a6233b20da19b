package org.winnow.training.engine.reference;

import org.winnow.training.plan.Concat;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Value;

/** Copies channels side by side, and their gradients back. */
final class ConcatKernel implements Kernel {
  private final Concat op;

  ConcatKernel(Concat op) {
    this.op = op;
  }

  @Override
  public void forward(Pass pass) {
    int whole = op.output().dims().size();
    int before = 0;
    for (Value part : op.inputs()) {
      int size = part.dims().size();
      for (int i = 0; i < pass.n(); i++) {
        int to = pass.at(op.output()) + i * whole + before;
        System.arraycopy(pass.data(), pass.at(part) + i * size, pass.data(), to, size);
      }
      before += size;
    }
  }

  @Override
  public void backward(Pass pass, Gradient gradient) {
    int whole = op.output().dims().size();
    int before = 0;
    for (int k = 0; k < op.inputs().size(); k++) {
      int size = op.inputs().get(k).dims().size();
      if (gradient.inputGradients().get(k).isPresent()) {
        int to = pass.at(gradient.inputGradients().get(k).get());
        for (int i = 0; i < pass.n(); i++) {
          int from = pass.at(gradient.outputGradient()) + i * whole + before;
          System.arraycopy(pass.data(), from, pass.data(), to + i * size, size);
        }
      }
      before += size;
    }
  }
}
