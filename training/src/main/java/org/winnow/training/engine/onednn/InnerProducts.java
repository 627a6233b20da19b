package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_data_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_weights_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_forward_desc_init;

import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_inner_product_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.javacpp.Pointer;
import org.winnow.training.plan.Dense;

/** Dense layers: a picture is read as it lies, with the weights' view turned to fit. */
final class InnerProducts implements Products.Kind {
  private InnerProducts() {}

  static Products.Case of(Site site, Dense op) {
    Tensor x = site.values().raw(op.input());
    long[] shape = x.layout().dims();
    return new Products.Case(
        op,
        new InnerProducts(),
        x,
        WeightView.dense(op.weights(), Arrays.copyOfRange(shape, 1, shape.length)),
        op.bias(),
        Layout.plain(site.shape(op.output())));
  }

  private static dnnl_memory_desc_t of(Layout layout) {
    return layout == null ? null : layout.description();
  }

  @Override
  public Pointer forward(int propagation, Layout x, Layout w, Layout bias, Layout y) {
    dnnl_inner_product_desc_t desc = new dnnl_inner_product_desc_t();
    OneDnn.check(
        dnnl_inner_product_forward_desc_init(desc, propagation, of(x), of(w), of(bias), of(y)),
        "describe a dense layer");
    return desc;
  }

  @Override
  public Pointer weights(Layout x, Layout w, Layout bias, Layout y) {
    dnnl_inner_product_desc_t desc = new dnnl_inner_product_desc_t();
    OneDnn.check(
        dnnl_inner_product_backward_weights_desc_init(desc, of(x), of(w), of(bias), of(y)),
        "describe a dense layer's weight gradient");
    return desc;
  }

  @Override
  public Pointer input(Layout x, Layout w, Layout y) {
    dnnl_inner_product_desc_t desc = new dnnl_inner_product_desc_t();
    OneDnn.check(
        dnnl_inner_product_backward_data_desc_init(desc, of(x), of(w), of(y)),
        "describe a dense layer's input gradient");
    return desc;
  }
}
