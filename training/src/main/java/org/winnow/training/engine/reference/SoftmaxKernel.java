package org.winnow.training.engine.reference;

import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Softmax;

/** Softmax over the channels of each place. */
final class SoftmaxKernel implements Kernel {
  private final Softmax op;
  private final int channels;
  private final int places;

  SoftmaxKernel(Softmax op) {
    this.op = op;
    this.channels = op.input().dims().channels();
    this.places = op.input().dims().places();
  }

  private int first(int from, int row) {
    return from + row / places * channels * places + row % places;
  }

  @Override
  public void forward(Pass pass) {
    double[] data = pass.data();
    for (int row = 0; row < pass.n() * places; row++) {
      int x = first(pass.at(op.input()), row);
      int y = first(pass.at(op.output()), row);
      double top = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < channels; c++) {
        top = Math.max(top, data[x + c * places]);
      }
      double total = 0;
      for (int c = 0; c < channels; c++) {
        data[y + c * places] = StrictMath.exp(data[x + c * places] - top);
        total += data[y + c * places];
      }
      for (int c = 0; c < channels; c++) {
        data[y + c * places] /= total;
      }
    }
  }

  @Override
  public void backward(Pass pass, Gradient gradient) {
    double[] data = pass.data();
    for (int row = 0; row < pass.n() * places; row++) {
      int y = first(pass.at(op.output()), row);
      int dy = first(pass.at(gradient.outputGradient()), row);
      int dx = first(pass.at(gradient.inputGradient().orElseThrow()), row);
      double along = 0;
      for (int c = 0; c < channels; c++) {
        along += data[y + c * places] * data[dy + c * places];
      }
      for (int c = 0; c < channels; c++) {
        data[dx + c * places] = data[y + c * places] * (data[dy + c * places] - along);
      }
    }
  }
}
