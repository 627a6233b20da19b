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
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_fuse_norm_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_batch_normalization_desc_t;
import org.winnow.training.plan.BatchNorm;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Parameter;

/** Batch normalisation. */
final class Norms {
  private final Site site;
  private final Map<BatchNorm, Kept> kept = new HashMap<>();

  /** What the backward pass needs. */
  private record Kept(
      Primitive forward, Tensor x, Tensor mean, Tensor variance, Optional<Tensor> signs) {}

  Norms(Site site) {
    this.site = site;
  }

  /** By the batch's own statistics; a frozen one keeps to the running ones. */
  private boolean ofBatch(BatchNorm op) {
    return site.mode().batchStatistics() && op.mean().role() != Parameter.Role.FROZEN;
  }

  private int flags(BatchNorm op) {
    int flags = dnnl_use_scale | dnnl_use_shift;
    flags |= ofBatch(op) ? 0 : dnnl_use_global_stats;
    return site.fusion().curveOf(op.output()).isPresent() ? flags | dnnl_fuse_norm_relu : flags;
  }

  void forward(BatchNorm op) {
    Tensor x = site.values().raw(op.input());
    dnnl_batch_normalization_desc_t desc = new dnnl_batch_normalization_desc_t();
    OneDnn.check(
        dnnl_batch_normalization_forward_desc_init(
            desc, site.propagation(), x.layout().description(), (float) op.epsilon(), flags(op)),
        "describe batch normalisation");
    Primitive chosen =
        site.tape()
            .primitive(Primitive.of(op.layer() + " " + op.text(), desc, site.tape().postOps()));
    Layout channels = Layout.plain(op.gamma().size());
    boolean ofBatch = ofBatch(op);
    Tensor mean =
        ofBatch ? site.tape().fresh(op.layer() + " mean", channels) : site.weights(op.mean());
    Tensor variance =
        ofBatch
            ? site.tape().fresh(op.layer() + " variance", channels)
            : site.weights(op.variance());
    Tensor y = site.tape().fresh(op.output().name(), chosen.layout(DNNL_ARG_DST));
    // Which values a ReLU let pass, for its way back.
    Optional<Tensor> signs =
        site.mode().keeps()
            ? chosen.workspace().map(layout -> site.tape().fresh(op.layer() + " signs", layout))
            : Optional.empty();
    List<Argument> arguments =
        new ArrayList<>(
            List.of(
                new Argument(DNNL_ARG_SRC, x),
                new Argument(DNNL_ARG_SCALE, site.weights(op.gamma())),
                new Argument(DNNL_ARG_SHIFT, site.weights(op.beta())),
                new Argument(DNNL_ARG_MEAN, mean),
                new Argument(DNNL_ARG_VARIANCE, variance),
                new Argument(DNNL_ARG_DST, y)));
    signs.ifPresent(tensor -> arguments.add(new Argument(DNNL_ARG_WORKSPACE, tensor)));
    site.tape().add(chosen, arguments.toArray(Argument[]::new));
    site.values().put(op.output(), y);
    if (ofBatch) {
      move(op.mean(), mean, op.decay());
      move(op.variance(), variance, op.decay());
    }
    if (site.mode().keeps()) {
      kept.put(op, new Kept(chosen, x, mean, variance, signs));
    }
  }

  /** running ← decay · running + (1 − decay) · batch. */
  private void move(Parameter running, Tensor batch, double decay) {
    PostOps post = site.tape().postOps().linear((float) (1 - decay), 0).addBefore((float) decay);
    new Elementwise(site.tape())
        .same(batch, new Elementwise.Target(running.name(), site.weights(running), post));
  }

  void backward(Gradient gradient, BatchNorm op) {
    Kept before = kept.get(op);
    Tensor raw = site.values().shaped(gradient.outputGradient(), before.x.layout().dims());
    Tensor dy = site.tape().as(raw, before.x.layout());
    dnnl_batch_normalization_desc_t desc = new dnnl_batch_normalization_desc_t();
    OneDnn.check(
        dnnl_batch_normalization_backward_desc_init(
            desc,
            dnnl_backward,
            before.x.layout().description(),
            before.x.layout().description(),
            (float) op.epsilon(),
            flags(op)),
        "describe the gradient of batch normalisation");
    Primitive chosen =
        site.tape()
            .primitive(
                Primitive.of(
                    op.layer() + " " + op.text() + " backward",
                    desc,
                    site.tape().postOps(),
                    before.forward));
    Tensor dx = site.tape().fresh(op.input().name() + "'", chosen.layout(DNNL_ARG_DIFF_SRC));
    List<Argument> arguments =
        new ArrayList<>(
            List.of(
                new Argument(DNNL_ARG_SRC, before.x),
                new Argument(DNNL_ARG_MEAN, before.mean),
                new Argument(DNNL_ARG_VARIANCE, before.variance),
                new Argument(DNNL_ARG_DIFF_DST, dy),
                new Argument(DNNL_ARG_SCALE, site.weights(op.gamma())),
                new Argument(DNNL_ARG_SHIFT, site.weights(op.beta())),
                new Argument(DNNL_ARG_DIFF_SRC, dx),
                new Argument(DNNL_ARG_DIFF_SCALE, site.gradients(op.gamma())),
                new Argument(DNNL_ARG_DIFF_SHIFT, site.gradients(op.beta()))));
    before.signs.ifPresent(tensor -> arguments.add(new Argument(DNNL_ARG_WORKSPACE, tensor)));
    site.tape().add(chosen, arguments.toArray(Argument[]::new));
    gradient.inputGradient().ifPresent(value -> site.values().put(value, dx));
  }
}
