package org.winnow.export;

import java.util.Arrays;
import org.winnow.datasets.InputException;

/**
 * The weights of a layer, output channel by output channel, and what is added to each sum.
 *
 * @param weights {@code [outputs][terms]}
 * @param bias {@code [outputs]}
 */
record Filters(double[][] weights, double[] bias) {
  private static final int LARGEST = 127;

  /** So that a sum of 8-bit products fits into 32 bits. */
  private static final int MOST_TERMS = 65_536;

  /** Followed by batch normalisation: (x − mean) · gain + shift, channel by channel. */
  Filters then(double[] mean, double[] gain, double[] shift) {
    double[][] scaled = new double[weights.length][];
    double[] moved = new double[bias.length];
    for (int f = 0; f < weights.length; f++) {
      double factor = gain[f];
      scaled[f] = Arrays.stream(weights[f]).map(w -> w * factor).toArray();
      moved[f] = (bias[f] - mean[f]) * factor + shift[f];
    }
    return new Filters(scaled, moved);
  }

  /** What 1 of an 8-bit weight stands for, filter by filter. */
  double[] scales() {
    double[] scales = new double[weights.length];
    for (int f = 0; f < scales.length; f++) {
      double most = Arrays.stream(weights[f]).map(Math::abs).max().orElse(0);
      scales[f] = most == 0 ? 1 : most / LARGEST;
    }
    return scales;
  }

  /** The same scale for all, so that sums can be compared. */
  double[] commonScales() {
    double[] scales = new double[weights.length];
    double most = 0;
    for (double[] row : weights) {
      most = Math.max(most, Arrays.stream(row).map(Math::abs).max().orElse(0));
    }
    Arrays.fill(scales, most == 0 ? 1 : most / LARGEST);
    return scales;
  }

  byte[][] rounded(double[] scales) {
    byte[][] rounded = new byte[weights.length][];
    for (int f = 0; f < rounded.length; f++) {
      rounded[f] = new byte[weights[f].length];
      for (int i = 0; i < rounded[f].length; i++) {
        rounded[f][i] = (byte) Math.rint(weights[f][i] / scales[f]);
      }
    }
    return rounded;
  }

  /**
   * What is added to the sum of a filter, in steps of the sum.
   *
   * @param step of the input times that of the weights
   * @throws InputException where the sum might not fit into 32 bits
   */
  int start(int filter, byte[] rounded, Quant input, double step) {
    long start = Math.round(bias[filter] / step);
    for (byte w : rounded) {
      start -= (long) w * input.zero();
    }
    long most = Math.abs(start) + (long) LARGEST * (LARGEST + 1) * rounded.length;
    if (rounded.length > MOST_TERMS || most > Integer.MAX_VALUE) {
      throw new InputException(
          "a sum of "
              + rounded.length
              + " products of 8-bit numbers may not fit into 32 bits; leave --int8 out");
    }
    return (int) start;
  }
}
