package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_div;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_sqrt;

import java.util.List;
import org.winnow.training.plan.Updater;

/** Writes down an updater's rule for a piece of the weights. The formulas are the plan's. */
final class Rules {
  private final Updater updater;
  private final Elementwise arithmetic;
  private final Tape tape;
  private final Tensor factor;

  /**
   * @param factor one number that {@link Rates} sets before each step: minus what is multiplied by
   *     the learning rate
   */
  Rules(Updater updater, Elementwise arithmetic, Tape tape, Tensor factor) {
    this.updater = updater;
    this.arithmetic = arithmetic;
    this.tape = tape;
    this.factor = factor;
  }

  /** Changes weights w by gradients g. */
  void write(Tensor w, Tensor g, List<Tensor> state) {
    if (updater instanceof Updater.Adam adam) {
      adam(adam, w, g, state);
    } else if (updater instanceof Updater.RmsProp rule) {
      rmsProp(rule, w, g, state.get(0));
    } else if (updater instanceof Updater.Nesterovs rule) {
      nesterovs(rule, w, g, state.get(0));
    } else {
      addTimesFactor(g, w);
    }
  }

  private Elementwise.Target into(String name, Tensor result, PostOps post) {
    return new Elementwise.Target(name, result, post);
  }

  private Tensor scratch(Tensor like) {
    return tape.fresh("updater scratch", Layout.plain(like.layout().dims()));
  }

  /** w ← w + factor · x. */
  private void addTimesFactor(Tensor x, Tensor w) {
    arithmetic.binary(dnnl_binary_mul, x, factor, into("step", w, tape.postOps().addBefore(1)));
  }

  /** s ← keep · s + (1 − keep) · g². */
  private void meanOfSquares(double keep, Tensor g, Tensor s) {
    PostOps post = tape.postOps().linear((float) (1 - keep), 0).addBefore((float) keep);
    arithmetic.binary(dnnl_binary_mul, g, g, into("mean of squares", s, post));
  }

  /** x ← before · x + now · y. */
  private void blend(Tensor x, float before, Tensor y, float now, String name) {
    arithmetic.same(y, into(name, x, tape.postOps().linear(now, 0).addBefore(before)));
  }

  private void adam(Updater.Adam rule, Tensor w, Tensor g, List<Tensor> state) {
    Tensor m = state.get(0);
    Tensor v = state.get(1);
    blend(m, (float) rule.beta1(), g, (float) (1 - rule.beta1()), "mean");
    meanOfSquares(rule.beta2(), g, v);
    Tensor root = scratch(w);
    PostOps post = tape.postOps().function(dnnl_eltwise_sqrt, 0, 0);
    arithmetic.same(v, into("root", root, post.linear(1, (float) rule.epsilon())));
    divided(m, root, w);
  }

  private void rmsProp(Updater.RmsProp rule, Tensor w, Tensor g, Tensor s) {
    meanOfSquares(rule.decay(), g, s);
    Tensor root = scratch(w);
    PostOps post = tape.postOps().function(dnnl_eltwise_sqrt, 0, 0);
    arithmetic.same(s, into("root", root, post.linear(1, (float) rule.epsilon())));
    divided(g, root, w);
  }

  /** w ← w + factor · x / root. */
  private void divided(Tensor x, Tensor root, Tensor w) {
    Tensor scaled = scratch(w);
    arithmetic.binary(dnnl_binary_mul, x, factor, into("scaled", scaled, tape.postOps()));
    arithmetic.binary(dnnl_binary_div, scaled, root, into("step", w, tape.postOps().addBefore(1)));
  }

  /**
   * With v′ = μv − rate·g the step is −μv + (1 + μ)v′: first −μv, then the new v, then the rest.
   */
  private void nesterovs(Updater.Nesterovs rule, Tensor w, Tensor g, Tensor v) {
    float momentum = (float) rule.momentum();
    blend(w, 1, v, -momentum, "step back");
    arithmetic.binary(
        dnnl_binary_mul, g, factor, into("velocity", v, tape.postOps().addBefore(momentum)));
    blend(w, 1, v, 1 + momentum, "step");
  }
}
