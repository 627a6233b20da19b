package org.winnow.training.engine.onednn;

import org.winnow.training.plan.Parameter;

/**
 * A parameter's array in the shape that the library wants.
 *
 * @param dims the library's shape
 * @param strides elements between neighbours along each of its sides
 */
record WeightView(Parameter parameter, long[] dims, long[] strides) {
  private static final int BYTES = 4;

  /** Dense weights {@code [in, out]} for an input of the given shape without the batch. */
  static WeightView dense(Parameter p, long[] input) {
    long[] dims = new long[input.length + 1];
    long[] strides = new long[input.length + 1];
    dims[0] = p.shape().get(1);
    strides[0] = p.strides().get(1);
    long step = p.strides().get(0);
    for (int side = input.length; side > 0; side--) {
      dims[side] = input[side - 1];
      strides[side] = step;
      step *= input[side - 1];
    }
    return new WeightView(p, dims, strides);
  }

  /** Weights in their own shape: a table {@code [words, channels]}. */
  static WeightView matrix(Parameter p) {
    return own(p, 2);
  }

  /** Convolution weights {@code [out, in, height, width]}. */
  static WeightView convolution(Parameter p) {
    return own(p, 4);
  }

  private static WeightView own(Parameter p, int sides) {
    long[] dims = new long[sides];
    long[] strides = new long[sides];
    for (int side = 0; side < sides; side++) {
      dims[side] = p.shape().get(side);
      strides[side] = p.strides().get(side);
    }
    return new WeightView(p, dims, strides);
  }

  /** Depthwise weights {@code [height, width, channels, multiplier]}. */
  static WeightView depthwise(Parameter p) {
    int[] axes = {2, 3, -1, 0, 1};
    long[] dims = new long[axes.length];
    long[] strides = new long[axes.length];
    for (int side = 0; side < axes.length; side++) {
      dims[side] = axes[side] < 0 ? 1 : p.shape().get(axes[side]);
      strides[side] = axes[side] < 0 ? 1 : p.strides().get(axes[side]);
    }
    return new WeightView(p, dims, strides);
  }

  /** Its place in the vector of weights or in that of gradients. */
  Tensor in(Block vector) {
    return new Tensor(vector, BYTES * parameter.offset(), Layout.strided(dims, strides));
  }
}
