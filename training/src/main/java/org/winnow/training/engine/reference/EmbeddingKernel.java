package org.winnow.training.engine.reference;

import java.util.Arrays;
import org.winnow.training.plan.Embedding;
import org.winnow.training.plan.Gradient;

/** Rows of a table. */
final class EmbeddingKernel implements Kernel {
  private final Embedding op;
  private final int channels;
  private final int steps;

  EmbeddingKernel(Embedding op) {
    this.op = op;
    this.channels = op.output().dims().channels();
    this.steps = op.output().dims().height();
  }

  private interface Visit {
    /** A weight of the table and the element of the output (or its gradient) that it becomes. */
    void at(int weight, int element);
  }

  private void each(Pass pass, int out, Visit visit) {
    int tokenStep = op.table().strides().get(0);
    int channelStep = op.table().strides().get(1);
    for (int i = 0; i < pass.n() * steps; i++) {
      int row = Pass.at(op.table()) + token(pass, i) * tokenStep;
      int element = out + i / steps * channels * steps + i % steps;
      for (int c = 0; c < channels; c++) {
        visit.at(row + c * channelStep, element + c * steps);
      }
    }
  }

  private int token(Pass pass, int index) {
    return op.row(pass.data()[pass.at(op.input()) + index], index % steps);
  }

  @Override
  public void forward(Pass pass) {
    each(
        pass,
        pass.at(op.output()),
        (weight, element) -> pass.data()[element] = pass.weights()[weight]);
  }

  @Override
  public void backward(Pass pass, Gradient gradient) {
    int from = Pass.at(op.table());
    Arrays.fill(pass.gradients(), from, from + op.table().size(), 0);
    each(
        pass,
        pass.at(gradient.outputGradient()),
        (weight, element) -> pass.gradients()[weight] += pass.data()[element]);
  }
}
