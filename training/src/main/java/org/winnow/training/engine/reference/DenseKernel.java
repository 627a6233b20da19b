package org.winnow.training.engine.reference;

import java.util.Arrays;
import org.winnow.training.plan.Dense;
import org.winnow.training.plan.Gradient;

/** Dense layers as three matrix products. */
final class DenseKernel implements Kernel {
  private final Dense op;
  private final int in;
  private final int out;
  private final double[] byInput;

  DenseKernel(Dense op) {
    this.op = op;
    this.in = op.input().dims().size();
    this.out = op.output().dims().size();
    this.byInput = new double[in * out];
  }

  @Override
  public void forward(Pass pass) {
    double[] data = pass.data();
    int y = pass.at(op.output());
    for (int i = 0; i < pass.n(); i++) {
      Bias.start(pass, op.bias(), y + i * out, out);
    }
    int w = Pass.at(op.weights());
    for (int k = 0; k < in; k++) {
      for (int u = 0; u < out; u++) {
        byInput[k * out + u] = pass.weights()[w + u * in + k];
      }
    }
    Matrix.rows(data, y, out)
        .addProduct(
            Matrix.rows(data, pass.at(op.input()), in),
            Matrix.rows(byInput, 0, out),
            new Matrix.Size(pass.n(), in, out));
  }

  @Override
  public void backward(Pass pass, Gradient gradient) {
    double[] data = pass.data();
    Matrix dy = Matrix.rows(data, pass.at(gradient.outputGradient()), out);
    int w = Pass.at(op.weights());
    if (gradient.weights()) {
      Arrays.fill(pass.gradients(), w, w + in * out, 0);
      Matrix.rows(pass.gradients(), w, in)
          .addProduct(
              dy.transposed(),
              Matrix.rows(data, pass.at(op.input()), in),
              new Matrix.Size(out, pass.n(), in));
      Bias.gradient(pass, op.bias(), dy.from(), new Bias.Extent(pass.n(), out, 1));
    }
    gradient
        .inputGradient()
        .ifPresent(
            dx -> {
              int to = pass.at(dx);
              Arrays.fill(data, to, to + pass.n() * in, 0);
              Matrix.rows(data, to, in)
                  .addProduct(
                      dy, Matrix.rows(pass.weights(), w, in), new Matrix.Size(pass.n(), out, in));
            });
  }
}
