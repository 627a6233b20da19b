package org.winnow.training.engine.reference;

import org.winnow.training.plan.BatchNorm;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Value;

/** Batch normalisation by the batch's statistics or by running ones. */
final class BatchNormKernel implements Kernel {
  private final BatchNorm op;
  private final int channels;
  private final int places;
  private final double[] means;
  private final double[] scales;

  BatchNormKernel(BatchNorm op) {
    this.op = op;
    this.channels = op.input().dims().channels();
    this.places = op.input().dims().places();
    this.means = new double[channels];
    this.scales = new double[channels];
  }

  private boolean ofBatch(Pass pass) {
    return pass.mode().batchStatistics() && op.mean().role() == Parameter.Role.TRACKED;
  }

  @Override
  public void forward(Pass pass) {
    double[] w = pass.weights();
    for (int c = 0; c < channels; c++) {
      if (ofBatch(pass)) {
        measure(pass, c);
      } else {
        means[c] = w[Pass.at(op.mean()) + c];
        scales[c] = 1 / StrictMath.sqrt(w[Pass.at(op.variance()) + c] + op.epsilon());
      }
      if (pass.mode().keeps()) {
        pass.data()[pass.at(op.batchMean()) + c] = means[c];
        pass.data()[pass.at(op.batchScale()) + c] = scales[c];
      }
      double gain = scales[c] * w[Pass.at(op.gamma()) + c];
      double shift = w[Pass.at(op.beta()) + c];
      for (int i = 0; i < pass.n(); i++) {
        int x = from(pass, op.input(), i, c);
        int y = from(pass, op.output(), i, c);
        for (int p = 0; p < places; p++) {
          pass.data()[y + p] = (pass.data()[x + p] - means[c]) * gain + shift;
        }
      }
    }
  }

  private int from(Pass pass, Value value, int example, int channel) {
    return pass.at(value) + (example * channels + channel) * places;
  }

  private void measure(Pass pass, int c) {
    double count = (double) pass.n() * places;
    double sum = 0;
    for (int i = 0; i < pass.n(); i++) {
      int x = from(pass, op.input(), i, c);
      for (int p = 0; p < places; p++) {
        sum += pass.data()[x + p];
      }
    }
    means[c] = sum / count;
    double squares = 0;
    for (int i = 0; i < pass.n(); i++) {
      int x = from(pass, op.input(), i, c);
      for (int p = 0; p < places; p++) {
        double off = pass.data()[x + p] - means[c];
        squares += off * off;
      }
    }
    scales[c] = 1 / StrictMath.sqrt(squares / count + op.epsilon());
    move(pass, Pass.at(op.mean()) + c, means[c]);
    move(pass, Pass.at(op.variance()) + c, squares / count);
  }

  private void move(Pass pass, int at, double towards) {
    pass.weights()[at] = op.decay() * pass.weights()[at] + (1 - op.decay()) * towards;
  }

  @Override
  public void backward(Pass pass, Gradient gradient) {
    double[] data = pass.data();
    double count = (double) pass.n() * places;
    for (int c = 0; c < channels; c++) {
      double mean = data[pass.at(op.batchMean()) + c];
      double scale = data[pass.at(op.batchScale()) + c];
      double sum = 0;
      double along = 0;
      for (int i = 0; i < pass.n(); i++) {
        int x = from(pass, op.input(), i, c);
        int dy = from(pass, gradient.outputGradient(), i, c);
        for (int p = 0; p < places; p++) {
          sum += data[dy + p];
          along += data[dy + p] * (data[x + p] - mean) * scale;
        }
      }
      if (gradient.weights()) {
        pass.gradients()[Pass.at(op.gamma()) + c] = along;
        pass.gradients()[Pass.at(op.beta()) + c] = sum;
      }
      boolean moving = ofBatch(pass);
      double[] means = {moving ? sum / count : 0, moving ? along / count : 0};
      int channel = c;
      gradient.inputGradient().ifPresent(dx -> inputs(pass, gradient, channel, means));
    }
  }

  /**
   * @param shares what the batch's mean and variance take of each gradient
   */
  private void inputs(Pass pass, Gradient gradient, int c, double[] shares) {
    double[] data = pass.data();
    double mean = data[pass.at(op.batchMean()) + c];
    double scale = data[pass.at(op.batchScale()) + c];
    double gain = scale * pass.weights()[Pass.at(op.gamma()) + c];
    for (int i = 0; i < pass.n(); i++) {
      int x = from(pass, op.input(), i, c);
      int dy = from(pass, gradient.outputGradient(), i, c);
      int dx = from(pass, gradient.inputGradient().orElseThrow(), i, c);
      for (int p = 0; p < places; p++) {
        double normal = (data[x + p] - mean) * scale;
        data[dx + p] = gain * (data[dy + p] - shares[0] - normal * shares[1]);
      }
    }
  }
}
