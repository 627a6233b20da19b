package org.winnow.training.engine.reference;

import java.util.Arrays;
import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Value;

/** Convolution of each channel by filters of its own: output channel c · multiplier + m. */
final class DepthwiseKernel implements Kernel {
  private final Convolution op;
  private final Taps taps;
  private final int channels;
  private final int multiplier;
  private final int inPlaces;
  private final int places;

  DepthwiseKernel(Convolution op) {
    this.op = op;
    this.taps = new Taps(op.input().dims(), op.output().dims(), op.window());
    this.channels = op.input().dims().channels();
    this.multiplier = op.output().dims().channels() / channels;
    this.inPlaces = op.input().dims().places();
    this.places = op.output().dims().places();
  }

  /** Filters are laid out tap by tap, in each channel by channel. */
  private int weight(int tap, int filter) {
    return Pass.at(op.weights()) + tap * channels * multiplier + filter;
  }

  @Override
  public void forward(Pass pass) {
    int filters = channels * multiplier;
    for (int row = 0; row < pass.n() * filters; row++) {
      int filter = row % filters;
      int x = input(pass, op.input(), row);
      int y = pass.at(op.output()) + row * places;
      double start = Bias.of(pass, op.bias(), filter);
      for (int place = 0; place < places; place++) {
        pass.data()[y + place] = start + seen(pass, place, filter, x);
      }
    }
  }

  private double seen(Pass pass, int place, int filter, int x) {
    double[] sum = new double[1];
    taps.each(
        place,
        (tap, source) -> sum[0] += pass.weights()[weight(tap, filter)] * pass.data()[x + source]);
    return sum[0];
  }

  /** Where the channel begins that a filter of an example sees. */
  private int input(Pass pass, Value value, int row) {
    int filters = channels * multiplier;
    int channel = row % filters / multiplier;
    return pass.at(value) + (row / filters * channels + channel) * inPlaces;
  }

  @Override
  public void backward(Pass pass, Gradient gradient) {
    int dy = pass.at(gradient.outputGradient());
    int filters = channels * multiplier;
    if (gradient.weights()) {
      int w = Pass.at(op.weights());
      Arrays.fill(pass.gradients(), w, w + op.weights().size(), 0);
      for (int row = 0; row < pass.n() * filters; row++) {
        addWeights(pass, row % filters, input(pass, op.input(), row), dy + row * places);
      }
      Bias.gradient(pass, op.bias(), dy, new Bias.Extent(pass.n(), filters, places));
    }
    gradient
        .inputGradient()
        .ifPresent(
            dx -> {
              int to = pass.at(dx);
              Arrays.fill(pass.data(), to, to + pass.elements(dx), 0);
              for (int row = 0; row < pass.n() * filters; row++) {
                addInputs(pass, row % filters, input(pass, dx, row), dy + row * places);
              }
            });
  }

  private void addWeights(Pass pass, int filter, int x, int dy) {
    for (int place = 0; place < places; place++) {
      double slope = pass.data()[dy + place];
      taps.each(
          place,
          (tap, source) ->
              pass.gradients()[weight(tap, filter)] += slope * pass.data()[x + source]);
    }
  }

  private void addInputs(Pass pass, int filter, int dx, int dy) {
    for (int place = 0; place < places; place++) {
      double slope = pass.data()[dy + place];
      taps.each(
          place,
          (tap, source) -> pass.data()[dx + source] += slope * pass.weights()[weight(tap, filter)]);
    }
  }
}
