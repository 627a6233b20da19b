package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Value;

/** What dense and convolutional layers have in common: an input, weights, a bias, an output. */
final class Products {
  private final Site site;
  private final Map<Forward, Primitive> forwards = new HashMap<>();

  /** How the library names one kind of product. */
  interface Kind {
    /** The operation's description; {@code bias} is null where there is none. */
    Pointer forward(int propagation, Layout x, Layout w, Layout bias, Layout y);

    Pointer weights(Layout x, Layout w, Layout bias, Layout y);

    Pointer input(Layout x, Layout w, Layout y);
  }

  /**
   * One product.
   *
   * @param x its input in the shape that fits the weights
   * @param y the output's shape
   */
  record Case(
      Forward op, Kind kind, Tensor x, WeightView weights, Optional<Parameter> bias, Layout y) {}

  Products(Site site) {
    this.site = site;
  }

  private static Layout any(long[] shape) {
    return Layout.any(shape);
  }

  private Layout biasLayout(Case c) {
    return c.bias.map(b -> Layout.any(b.size())).orElse(null);
  }

  void forward(Case c) {
    Value output = c.op.output();
    PostOps post = site.tape().postOps();
    site.fusion().curveOf(output).ifPresent(curve -> Curves.after(post, curve));
    Pointer desc =
        c.kind.forward(
            site.propagation(),
            any(c.x.layout().dims()),
            any(c.weights.dims()),
            biasLayout(c),
            c.y);
    Primitive chosen =
        site.tape().primitive(Primitive.of(c.op.layer() + " " + c.op.text(), desc, post));
    forwards.put(c.op, chosen);
    Tensor w = c.weights.in(site.vectors().weights());
    List<Argument> arguments = new ArrayList<>();
    arguments.add(new Argument(DNNL_ARG_SRC, site.tape().as(c.x, chosen.layout(DNNL_ARG_SRC))));
    arguments.add(
        new Argument(DNNL_ARG_WEIGHTS, site.tape().as(w, chosen.layout(DNNL_ARG_WEIGHTS))));
    c.bias.ifPresent(
        b ->
            arguments.add(
                new Argument(DNNL_ARG_BIAS, Vectors.vector(site.vectors().weights(), b))));
    Tensor y = site.tape().fresh(output.name(), chosen.layout(DNNL_ARG_DST));
    arguments.add(new Argument(DNNL_ARG_DST, y));
    site.tape().add(chosen, arguments.toArray(Argument[]::new));
    site.values().put(output, y);
  }

  void backward(Gradient gradient, Case c) {
    Tensor dy = site.values().shaped(gradient.outputGradient(), c.y.dims());
    Primitive hint = forwards.get(c.op);
    if (gradient.weights()) {
      weights(c, dy, hint);
    }
    gradient.inputGradient().ifPresent(dx -> site.values().put(dx, input(c, dy, hint)));
  }

  private void weights(Case c, Tensor dy, Primitive hint) {
    Pointer desc =
        c.kind.weights(any(c.x.layout().dims()), any(c.weights.dims()), biasLayout(c), c.y);
    Primitive chosen =
        site.tape()
            .primitive(
                Primitive.of(
                    c.op.layer() + " weights backward", desc, site.tape().postOps(), hint));
    Tensor own = c.weights.in(site.vectors().gradients());
    Layout wanted = chosen.layout(DNNL_ARG_DIFF_WEIGHTS);
    Tensor dw =
        own.layout().same(wanted)
            ? own
            : site.tape().fresh(c.weights.parameter().name() + "'", wanted);
    List<Argument> arguments = new ArrayList<>();
    arguments.add(new Argument(DNNL_ARG_SRC, site.tape().as(c.x, chosen.layout(DNNL_ARG_SRC))));
    arguments.add(
        new Argument(DNNL_ARG_DIFF_DST, site.tape().as(dy, chosen.layout(DNNL_ARG_DIFF_DST))));
    arguments.add(new Argument(DNNL_ARG_DIFF_WEIGHTS, dw));
    c.bias.ifPresent(
        b ->
            arguments.add(
                new Argument(DNNL_ARG_DIFF_BIAS, Vectors.vector(site.vectors().gradients(), b))));
    site.tape().add(chosen, arguments.toArray(Argument[]::new));
    if (dw != own) {
      site.tape().reorder(dw, own);
    }
  }

  private Tensor input(Case c, Tensor dy, Primitive hint) {
    Pointer desc = c.kind.input(any(c.x.layout().dims()), any(c.weights.dims()), c.y);
    Primitive chosen =
        site.tape()
            .primitive(
                Primitive.of(c.op.layer() + " input backward", desc, site.tape().postOps(), hint));
    Tensor w = c.weights.in(site.vectors().weights());
    Tensor dx =
        site.tape().fresh(c.op.inputs().get(0).name() + "'", chosen.layout(DNNL_ARG_DIFF_SRC));
    site.tape()
        .add(
            chosen,
            new Argument(DNNL_ARG_DIFF_DST, site.tape().as(dy, chosen.layout(DNNL_ARG_DIFF_DST))),
            new Argument(DNNL_ARG_WEIGHTS, site.tape().as(w, chosen.layout(DNNL_ARG_WEIGHTS))),
            new Argument(DNNL_ARG_DIFF_SRC, dx));
    return dx;
  }
}
