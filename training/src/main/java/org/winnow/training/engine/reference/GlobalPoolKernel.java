package org.winnow.training.engine.reference;

import java.util.Arrays;
import org.winnow.training.plan.GlobalPool;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Value;

/** The largest or the mean value of each channel. */
final class GlobalPoolKernel implements Kernel {
  private final GlobalPool op;
  private final int channels;
  private final int places;

  GlobalPoolKernel(GlobalPool op) {
    this.op = op;
    this.channels = op.input().dims().channels();
    this.places = op.input().dims().places();
  }

  private int places(Pass pass, int row) {
    return op.lengths()
        .map(lengths -> (int) pass.data()[pass.at(lengths) + row / channels])
        .orElse(places);
  }

  @Override
  public void forward(Pass pass) {
    double[] data = pass.data();
    for (int row = 0; row < pass.n() * channels; row++) {
      int x = pass.at(op.input()) + row * places;
      int count = places(pass, row);
      int best = 0;
      double sum = 0;
      for (int p = 0; p < count; p++) {
        best = data[x + p] <= data[x + best] ? best : p;
        sum += data[x + p];
      }
      data[pass.at(op.output()) + row] = op.max() ? data[x + best] : sum / count;
      if (op.max() && pass.mode().keeps()) {
        data[pass.at(op.places().orElseThrow()) + row] = best;
      }
    }
  }

  @Override
  public void backward(Pass pass, Gradient gradient) {
    double[] data = pass.data();
    Value dx = gradient.inputGradient().orElseThrow();
    for (int row = 0; row < pass.n() * channels; row++) {
      int to = pass.at(dx) + row * places;
      double slope = data[pass.at(gradient.outputGradient()) + row];
      Arrays.fill(data, to, to + places, 0);
      if (op.max()) {
        data[to + (int) data[pass.at(op.places().orElseThrow()) + row]] = slope;
      } else {
        int count = places(pass, row);
        Arrays.fill(data, to, to + count, slope / count);
      }
    }
  }
}
