package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import java.util.HashMap;
import java.util.Map;
import org.winnow.training.plan.Cut;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Lengths;
import org.winnow.training.plan.Value;

/** Padded sequences: where each one ends, and what is done about the rest. */
final class Sequences {
  private final Site site;
  private final Map<Value, int[]> lengths = new HashMap<>();

  Sequences(Site site) {
    this.site = site;
  }

  void forward(Lengths op) {
    Tensor x = site.values().raw(op.input());
    int[] counts = new int[site.batch()];
    int size = op.input().dims().size();
    // Tokens come as a vector: there each value is a step.
    int channels = op.input().dims().sides().size() == 1 ? 1 : op.input().dims().channels();
    site.tape().host(() -> new LengthsStep(x, counts, channels, size), x);
    lengths.put(op.output(), counts);
  }

  /** How many steps each example has, once the step that counts them has run. */
  int[] lengths(Value value) {
    return lengths.get(value);
  }

  void forward(Cut op) {
    Tensor x = site.values().get(op.input());
    site.values().put(op.output(), cut(x, lengths(op.lengths()), CutStep.ZERO));
  }

  void backward(Gradient gradient, Cut op) {
    Tensor dy = site.values().get(gradient.outputGradient());
    gradient
        .inputGradient()
        .ifPresent(dx -> site.values().put(dx, cut(dy, lengths(op.lengths()), CutStep.ZERO)));
  }

  /**
   * A copy with something else beyond each example's end.
   *
   * @param x {@code [n, channels, steps, 1]}
   * @param fill each byte of what comes there
   */
  Tensor cut(Tensor x, int[] ends, int fill) {
    long[] dims = x.layout().dims();
    Layout order = Layout.strided(dims, dims[1] * dims[2], 1, dims[1], dims[1]);
    Tensor from = site.tape().as(x, order);
    Tensor to = site.tape().fresh(x.block().name() + " cut", order);
    site.tape().host(() -> new CutStep(from, to, ends, fill), from, to);
    return to;
  }

  /** A mean over all steps as one over those before each example's end, or back. */
  Tensor meanBeforeEnd(Tensor mean, int[] ends, int steps) {
    Tensor plain = site.tape().as(mean, Layout.plain(mean.layout().dims()));
    Tensor factors = site.tape().fresh("steps by length", Layout.plain(ends.length, 1, 1, 1));
    site.tape().host(() -> new ShareStep(factors, ends, steps), factors);
    Tensor result = site.tape().fresh(mean.block().name() + " by length", plain.layout());
    new Elementwise(site.tape())
        .binary(
            dnnl_binary_mul,
            plain,
            factors,
            new Elementwise.Target("mean by length", result, site.tape().postOps()));
    return result;
  }
}
