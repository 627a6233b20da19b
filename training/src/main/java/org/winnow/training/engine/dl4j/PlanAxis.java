package org.winnow.training.engine.dl4j;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** How a window moves along one axis, in DL4J's numbers. */
record PlanAxis(int window, int stride, int dilation, int padding, ConvolutionMode mode) {
  /** The axis that a sequence lacks. */
  static final PlanAxis NONE = new PlanAxis(1, 1, 1, 0, ConvolutionMode.Truncate);

  static PlanAxis of(ConvolutionLayer layer, int axis) {
    return new PlanAxis(
        layer.getKernelSize()[axis],
        layer.getStride()[axis],
        layer.getDilation()[axis],
        layer.getPadding()[axis],
        layer.getConvolutionMode());
  }

  static PlanAxis of(SubsamplingLayer layer, int axis) {
    return new PlanAxis(
        layer.getKernelSize()[axis],
        layer.getStride()[axis],
        layer.getDilation()[axis],
        layer.getPadding()[axis],
        layer.getConvolutionMode());
  }

  private int reach() {
    return (window - 1) * dilation + 1;
  }

  /** Length of the output for an input. */
  int places(int in) {
    return switch (mode) {
      case Same, Causal -> (in + stride - 1) / stride;
      default -> (in + 2 * padding - reach()) / stride + 1;
    };
  }

  /** Padding before the input; of an odd amount DL4J puts the smaller half there. */
  int before(int in) {
    return switch (mode) {
      case Same -> Math.max(0, (places(in) - 1) * stride + reach() - in) / 2;
      case Causal -> reach() - 1;
      default -> padding;
    };
  }
}
