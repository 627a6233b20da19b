package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import java.util.HashMap;
import java.util.Map;
import org.winnow.training.plan.Dropout;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Value;

/** Dropout: a tensor of factors drawn in plain Java, and a product with it on each way. */
final class Masks {
  private final Site site;
  private final Elementwise arithmetic;
  private final Map<Dropout, Tensor> factors = new HashMap<>();

  Masks(Site site) {
    this.site = site;
    this.arithmetic = new Elementwise(site.tape());
  }

  void forward(Dropout op) {
    Tensor x = site.values().raw(op.input());
    if (!site.mode().drops()) {
      site.values().put(op.output(), x);
      return;
    }
    Tensor plain = site.tape().fresh(op.layer() + " mask", Layout.plain(x.layout().dims()));
    site.tape().host(() -> new MaskStep(op, site.clock(), plain), plain);
    Tensor factor = site.tape().as(plain, x.layout());
    factors.put(op, factor);
    site.values().put(op.output(), product(x, factor, op.output()));
  }

  void backward(Gradient gradient, Dropout op) {
    if (!site.mode().drops()) {
      Tensor same = site.values().raw(gradient.outputGradient());
      gradient.inputGradient().ifPresent(dx -> site.values().put(dx, same));
      return;
    }
    Tensor factor = factors.get(op);
    Tensor dy = site.values().shaped(gradient.outputGradient(), factor.layout().dims());
    Tensor same = site.tape().as(dy, factor.layout());
    gradient.inputGradient().ifPresent(dx -> site.values().put(dx, product(same, factor, dx)));
  }

  private Tensor product(Tensor x, Tensor factor, Value result) {
    Tensor y = site.tape().fresh(result.name(), x.layout());
    arithmetic.binary(
        dnnl_binary_mul,
        x,
        factor,
        new Elementwise.Target(result.name() + " dropout", y, site.tape().postOps()));
    return y;
  }
}
