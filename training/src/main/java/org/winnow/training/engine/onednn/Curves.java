package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_elu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_elu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_gelu_tanh;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_swish;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import org.bytedeco.dnnl.dnnl_eltwise_desc_t;
import org.winnow.training.plan.Activate;
import org.winnow.training.plan.Curve;
import org.winnow.training.plan.Gradient;

/** Activations. */
final class Curves {
  private final Site site;

  Curves(Site site) {
    this.site = site;
  }

  static PostOps after(PostOps post, Activate activate) {
    return post.function(algorithm(activate.curve()), alpha(activate), 0);
  }

  void forward(Activate op) {
    Tensor x = site.values().get(op.input());
    if (site.fusion().done(op)) {
      site.values().put(op.output(), x);
      return;
    }
    site.values().put(op.output(), applied(op, x));
  }

  /** The curve of other values than its input. */
  Tensor applied(Activate op, Tensor x) {
    Tensor y = site.tape().fresh(op.output().name(), x.layout());
    site.tape()
        .add(
            forward(op, x.layout(), algorithm(op.curve())),
            new Argument(DNNL_ARG_SRC, x),
            new Argument(DNNL_ARG_DST, y));
    return y;
  }

  private Primitive forward(Activate op, Layout layout, int algorithm) {
    dnnl_eltwise_desc_t desc = new dnnl_eltwise_desc_t();
    OneDnn.check(
        dnnl_eltwise_forward_desc_init(
            desc, dnnl_forward_training, algorithm, layout.description(), alpha(op), 0),
        "describe " + op.text());
    return site.tape()
        .primitive(Primitive.of(op.layer() + " " + op.text(), desc, site.tape().postOps()));
  }

  void backward(Gradient gradient, Activate op) {
    if (gradient.inputGradient().isEmpty()) {
      return;
    }
    Tensor dy = site.values().get(gradient.outputGradient());
    boolean behind = site.fusion().behindPool(op) || site.fusion().inNorm(op);
    Tensor dx = behind ? dy : derive(op, dy, site.fusion().readOnce(gradient.outputGradient()));
    site.values().put(gradient.inputGradient().get(), dx);
  }

  private Tensor derive(Activate op, Tensor dy, boolean inPlace) {
    boolean byOutput = op.curve().needs() == Curve.Needs.OUTPUT;
    Tensor seen = site.values().get(byOutput ? op.output() : op.input());
    return derive(op, dy, seen, inPlace);
  }

  /**
   * The gradient before the activation.
   *
   * @param seen its output or its input, whichever its derivative is computed from
   */
  Tensor derive(Activate op, Tensor dy, Tensor seen, boolean inPlace) {
    Tensor from = site.tape().as(dy, seen.layout());
    boolean over = inPlace || from != dy;
    if (over) {
      site.tape().overwritten(from);
    }
    Tensor to = over ? from : site.tape().fresh(op.input().name() + "'", seen.layout());
    boolean byOutput = op.curve().needs() == Curve.Needs.OUTPUT;
    dnnl_eltwise_desc_t desc = new dnnl_eltwise_desc_t();
    int algorithm = derivative(op.curve());
    OneDnn.check(
        dnnl_eltwise_backward_desc_init(
            desc,
            algorithm,
            seen.layout().description(),
            seen.layout().description(),
            alpha(op),
            0),
        "describe the derivative of " + op.text());
    Primitive chosen =
        Primitive.of(
            op.layer() + " " + op.text() + " backward",
            desc,
            site.tape().postOps(),
            forward(op, seen.layout(), algorithm));
    site.tape()
        .add(
            site.tape().primitive(chosen),
            new Argument(byOutput ? DNNL_ARG_DST : DNNL_ARG_SRC, seen),
            new Argument(DNNL_ARG_DIFF_DST, from),
            new Argument(DNNL_ARG_DIFF_SRC, to));
    return to;
  }

  private static float alpha(Activate op) {
    return op.curve() == Curve.SILU ? 1 : (float) op.alpha();
  }

  private static int algorithm(Curve curve) {
    return switch (curve) {
      case RELU, LEAKY_RELU -> dnnl_eltwise_relu;
      case ELU -> dnnl_eltwise_elu;
      case GELU -> dnnl_eltwise_gelu_tanh;
      case SILU -> dnnl_eltwise_swish;
      case TANH -> dnnl_eltwise_tanh;
      case SIGMOID -> dnnl_eltwise_logistic;
    };
  }

  private static int derivative(Curve curve) {
    return switch (curve) {
      case RELU, LEAKY_RELU -> dnnl_eltwise_relu_use_dst_for_bwd;
      case ELU -> dnnl_eltwise_elu_use_dst_for_bwd;
      case GELU -> dnnl_eltwise_gelu_tanh;
      case SILU -> dnnl_eltwise_swish;
      case TANH -> dnnl_eltwise_tanh_use_dst_for_bwd;
      case SIGMOID -> dnnl_eltwise_logistic_use_dst_for_bwd;
    };
  }
}
