package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_backward_data_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_backward_weights_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import org.bytedeco.dnnl.dnnl_convolution_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.javacpp.Pointer;
import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Window;

/** Convolutions, depthwise ones too; a sequence is a picture one column wide. */
final class Convolutions implements Products.Kind {
  private final long[] strides;
  private final long[] dilation;
  private final long[] before;
  private final long[] after;

  private Convolutions(Convolution op) {
    Window w = op.window();
    strides = new long[] {w.strideDown(), w.strideAcross()};
    // The library counts the places left out between two neighbours.
    dilation = new long[] {w.dilationDown() - 1, w.dilationAcross() - 1};
    before = new long[] {w.top(), w.left()};
    after =
        new long[] {
          w.bottom(op.input().dims(), op.output().dims()),
          w.right(op.input().dims(), op.output().dims())
        };
  }

  static Products.Case of(Site site, Convolution op) {
    return new Products.Case(
        op,
        new Convolutions(op),
        site.values().get(op.input()),
        op.depthwise() ? WeightView.depthwise(op.weights()) : WeightView.convolution(op.weights()),
        op.bias(),
        Layout.any(site.shape(op.output())));
  }

  private static dnnl_memory_desc_t of(Layout layout) {
    return layout == null ? null : layout.description();
  }

  @Override
  public Pointer forward(int propagation, Layout x, Layout w, Layout bias, Layout y) {
    dnnl_convolution_desc_t desc = new dnnl_convolution_desc_t();
    OneDnn.check(
        dnnl_dilated_convolution_forward_desc_init(
            desc,
            suited(propagation, x.dims(), y.dims()),
            dnnl_convolution_direct,
            of(x),
            of(w),
            of(bias),
            of(y),
            strides,
            dilation,
            before,
            after),
        "describe a convolution");
    return desc;
  }

  /**
   * What the library takes for inference works along rows and over blocks of channels. On one
   * column, and on one channel, what it takes for training is 1.4 to 3 times as fast.
   */
  private static int suited(int propagation, long[] x, long[] y) {
    boolean column = y[y.length - 1] == 1;
    return column || x[1] == 1 ? dnnl_forward_training : propagation;
  }

  @Override
  public Pointer weights(Layout x, Layout w, Layout bias, Layout y) {
    dnnl_convolution_desc_t desc = new dnnl_convolution_desc_t();
    OneDnn.check(
        dnnl_dilated_convolution_backward_weights_desc_init(
            desc,
            dnnl_convolution_direct,
            of(x),
            of(w),
            of(bias),
            of(y),
            strides,
            dilation,
            before,
            after),
        "describe a convolution's weight gradient");
    return desc;
  }

  @Override
  public Pointer input(Layout x, Layout w, Layout y) {
    dnnl_convolution_desc_t desc = new dnnl_convolution_desc_t();
    OneDnn.check(
        dnnl_dilated_convolution_backward_data_desc_init(
            desc, dnnl_convolution_direct, of(x), of(w), of(y), strides, dilation, before, after),
        "describe a convolution's input gradient");
    return desc;
  }
}
