package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_layer_normalization_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_layer_normalization_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_layer_normalization_desc_t;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.LayerNorm;
import org.winnow.training.plan.Value;

/** Layer normalisation: to the library, the channels of each place are a row of a matrix. */
final class LayerNorms {
  private static final int FLAGS = dnnl_use_scale | dnnl_use_shift;

  private final Site site;
  private final Map<LayerNorm, Kept> kept = new HashMap<>();

  /** What the backward pass needs. */
  private record Kept(Primitive forward, Tensor x, Tensor mean, Tensor variance) {}

  LayerNorms(Site site) {
    this.site = site;
  }

  /** A value with a row for each place. */
  private Tensor rows(Value value) {
    Layout order = Shapes.channelsLast(site.batch(), value.dims());
    return site.tape().as(site.values().get(value), order).seenAs(matrix(value));
  }

  private Layout matrix(Value value) {
    return Layout.plain((long) site.batch() * value.dims().places(), value.dims().channels());
  }

  private void put(Value value, Tensor rows) {
    site.values().put(value, rows.seenAs(Shapes.channelsLast(site.batch(), value.dims())));
  }

  void forward(LayerNorm op) {
    Tensor x = rows(op.input());
    Layout each = Layout.plain(x.layout().dims()[0]);
    dnnl_layer_normalization_desc_t desc = new dnnl_layer_normalization_desc_t();
    OneDnn.check(
        dnnl_layer_normalization_forward_desc_init(
            desc,
            site.propagation(),
            x.layout().description(),
            each.description(),
            (float) op.epsilon(),
            FLAGS),
        "describe layer normalisation");
    Primitive chosen =
        site.tape()
            .primitive(Primitive.of(op.layer() + " " + op.text(), desc, site.tape().postOps()));
    Tensor y = site.tape().fresh(op.output().name(), x.layout());
    List<Argument> arguments = new ArrayList<>();
    arguments.add(new Argument(DNNL_ARG_SRC, x));
    arguments.add(new Argument(DNNL_ARG_SCALE, site.weights(op.gain())));
    arguments.add(new Argument(DNNL_ARG_SHIFT, site.weights(op.bias())));
    arguments.add(new Argument(DNNL_ARG_DST, y));
    if (site.mode().keeps()) {
      Kept made =
          new Kept(
              chosen,
              x,
              site.tape().fresh(op.layer() + " means", each),
              site.tape().fresh(op.layer() + " variances", each));
      arguments.add(new Argument(DNNL_ARG_MEAN, made.mean));
      arguments.add(new Argument(DNNL_ARG_VARIANCE, made.variance));
      kept.put(op, made);
    }
    site.tape().add(chosen, arguments.toArray(Argument[]::new));
    put(op.output(), y);
  }

  void backward(Gradient gradient, LayerNorm op) {
    Kept before = kept.get(op);
    Tensor dy = rows(gradient.outputGradient());
    dnnl_layer_normalization_desc_t desc = new dnnl_layer_normalization_desc_t();
    OneDnn.check(
        dnnl_layer_normalization_backward_desc_init(
            desc,
            dnnl_backward,
            before.x.layout().description(),
            before.x.layout().description(),
            before.mean.layout().description(),
            (float) op.epsilon(),
            FLAGS),
        "describe the gradient of layer normalisation");
    Primitive chosen =
        site.tape()
            .primitive(
                Primitive.of(
                    op.layer() + " " + op.text() + " backward",
                    desc,
                    site.tape().postOps(),
                    before.forward));
    Tensor dx = site.tape().fresh(op.input().name() + "'", before.x.layout());
    site.tape()
        .add(
            chosen,
            new Argument(DNNL_ARG_SRC, before.x),
            new Argument(DNNL_ARG_MEAN, before.mean),
            new Argument(DNNL_ARG_VARIANCE, before.variance),
            new Argument(DNNL_ARG_DIFF_DST, dy),
            new Argument(DNNL_ARG_SCALE, site.weights(op.gain())),
            new Argument(DNNL_ARG_SHIFT, site.weights(op.bias())),
            new Argument(DNNL_ARG_DIFF_SRC, dx),
            new Argument(DNNL_ARG_DIFF_SCALE, site.gradients(op.gain())),
            new Argument(DNNL_ARG_DIFF_SHIFT, site.gradients(op.bias())));
    gradient.inputGradient().ifPresent(value -> put(value, dx));
  }
}
