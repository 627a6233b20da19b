package org.winnow.training.engine.reference;

import java.util.Arrays;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.LayerNorm;
import org.winnow.training.plan.Parameter;

/** Layer normalisation over the channels of each place. */
final class LayerNormKernel implements Kernel {
  private final LayerNorm op;
  private final int channels;
  private final int places;

  LayerNormKernel(LayerNorm op) {
    this.op = op;
    this.channels = op.input().dims().channels();
    this.places = op.input().dims().places();
  }

  /** Where the first channel of a place is; the next is {@code places} further on. */
  private int first(int from, int row) {
    return from + row / places * channels * places + row % places;
  }

  @Override
  public void forward(Pass pass) {
    for (int row = 0; row < pass.n() * places; row++) {
      int x = first(pass.at(op.input()), row);
      double mean = mean(pass.data(), x);
      double scale = 1 / StrictMath.sqrt(variance(pass.data(), x, mean) + op.epsilon());
      if (pass.mode().keeps()) {
        pass.data()[pass.at(op.means()) + row] = mean;
        pass.data()[pass.at(op.scales()) + row] = scale;
      }
      int y = first(pass.at(op.output()), row);
      for (int c = 0; c < channels; c++) {
        double normal = (pass.data()[x + c * places] - mean) * scale;
        pass.data()[y + c * places] =
            normal * weight(pass, op.gain(), c) + weight(pass, op.bias(), c);
      }
    }
  }

  private static double weight(Pass pass, Parameter parameter, int c) {
    return pass.weights()[Pass.at(parameter) + c];
  }

  private double mean(double[] data, int x) {
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      sum += data[x + c * places];
    }
    return sum / channels;
  }

  private double variance(double[] data, int x, double mean) {
    double squares = 0;
    for (int c = 0; c < channels; c++) {
      double off = data[x + c * places] - mean;
      squares += off * off;
    }
    return squares / channels;
  }

  @Override
  public void backward(Pass pass, Gradient gradient) {
    if (gradient.weights()) {
      clear(pass, op.gain());
      clear(pass, op.bias());
    }
    for (int row = 0; row < pass.n() * places; row++) {
      turn(pass, gradient, row);
    }
  }

  private void clear(Pass pass, Parameter p) {
    Arrays.fill(pass.gradients(), Pass.at(p), Pass.at(p) + channels, 0);
  }

  private void turn(Pass pass, Gradient gradient, int row) {
    double[] data = pass.data();
    int x = first(pass.at(op.input()), row);
    int dy = first(pass.at(gradient.outputGradient()), row);
    double mean = data[pass.at(op.means()) + row];
    double scale = data[pass.at(op.scales()) + row];
    double sum = 0;
    double along = 0;
    for (int c = 0; c < channels; c++) {
      double normal = (data[x + c * places] - mean) * scale;
      double slope = data[dy + c * places];
      double weighted = slope * weight(pass, op.gain(), c);
      sum += weighted;
      along += weighted * normal;
      if (gradient.weights()) {
        pass.gradients()[Pass.at(op.gain()) + c] += slope * normal;
        pass.gradients()[Pass.at(op.bias()) + c] += slope;
      }
    }
    if (gradient.wantsInputs()) {
      int dx = first(pass.at(gradient.inputGradient().orElseThrow()), row);
      for (int c = 0; c < channels; c++) {
        double normal = (data[x + c * places] - mean) * scale;
        double weighted = data[dy + c * places] * weight(pass, op.gain(), c);
        data[dx + c * places] = scale * (weighted - sum / channels - normal * (along / channels));
      }
    }
  }
}
