package org.winnow.training.engine.reference;

import java.util.Arrays;
import java.util.Optional;
import org.winnow.training.plan.Parameter;

/** What layers do with a bias, or without one. */
final class Bias {
  private Bias() {}

  /** Examples, channels, and places of each channel. */
  record Extent(int n, int channels, int places) {}

  /** Writes a bias, or zeros, where a sum is to start. */
  static void start(Pass pass, Optional<Parameter> bias, int to, int channels) {
    if (bias.isPresent()) {
      System.arraycopy(pass.weights(), Pass.at(bias.get()), pass.data(), to, channels);
    } else {
      Arrays.fill(pass.data(), to, to + channels, 0);
    }
  }

  /** The bias of one channel, 0 without. */
  static double of(Pass pass, Optional<Parameter> bias, int channel) {
    return bias.isPresent() ? pass.weights()[Pass.at(bias.get()) + channel] : 0;
  }

  /** Sums the gradient of the output over examples and places. */
  static void gradient(Pass pass, Optional<Parameter> bias, int dy, Extent extent) {
    if (bias.isEmpty()) {
      return;
    }
    int to = Pass.at(bias.get());
    for (int c = 0; c < extent.channels; c++) {
      double sum = 0;
      for (int i = 0; i < extent.n; i++) {
        int from = dy + (i * extent.channels + c) * extent.places;
        for (int p = 0; p < extent.places; p++) {
          sum += pass.data()[from + p];
        }
      }
      pass.gradients()[to + c] = sum;
    }
  }
}
