package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_forward_desc_init;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_softmax_desc_t;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Softmax;

/** Softmax over the channels of each place, inside a network. */
final class Softmaxes {
  private static final int CHANNELS = 1;

  private final Site site;
  private final Map<Softmax, Primitive> kept = new HashMap<>();

  Softmaxes(Site site) {
    this.site = site;
  }

  void forward(Softmax op) {
    Tensor x = site.values().get(op.input());
    dnnl_softmax_desc_t desc = new dnnl_softmax_desc_t();
    OneDnn.check(
        dnnl_softmax_forward_desc_init(
            desc, site.propagation(), x.layout().description(), CHANNELS),
        "describe a softmax");
    Primitive chosen =
        site.tape().primitive(Primitive.of(op.layer() + " softmax", desc, site.tape().postOps()));
    Tensor y = site.tape().fresh(op.output().name(), x.layout());
    site.tape().add(chosen, new Argument(DNNL_ARG_SRC, x), new Argument(DNNL_ARG_DST, y));
    site.values().put(op.output(), y);
    kept.put(op, chosen);
  }

  void backward(Gradient gradient, Softmax op) {
    Tensor y = site.values().get(op.output());
    Tensor dy = site.tape().as(site.values().get(gradient.outputGradient()), y.layout());
    dnnl_softmax_desc_t desc = new dnnl_softmax_desc_t();
    OneDnn.check(
        dnnl_softmax_backward_desc_init(
            desc, y.layout().description(), y.layout().description(), CHANNELS),
        "describe the gradient of a softmax");
    Primitive chosen =
        site.tape()
            .primitive(
                Primitive.of(
                    op.layer() + " softmax backward", desc, site.tape().postOps(), kept.get(op)));
    Tensor dx = site.tape().fresh(op.input().name() + "'", y.layout());
    site.tape()
        .add(
            chosen,
            new Argument(DNNL_ARG_DST, y),
            new Argument(DNNL_ARG_DIFF_DST, dy),
            new Argument(DNNL_ARG_DIFF_SRC, dx));
    gradient.inputGradient().ifPresent(value -> site.values().put(value, dx));
  }
}
