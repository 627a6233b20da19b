package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_LAYER;

import java.util.List;
import org.winnow.training.plan.Lstm;
import org.winnow.training.plan.Parameter;

/** Layouts and tensors of one LSTM, as its two directions share them. */
final class LstmParts {
  private static final int GATES = 4;

  final long batch;
  final long channels;
  final long steps;
  final long units;
  final Layout inputs;
  final Layout outputs;
  final Layout state;
  final Layout anyW;
  final Layout anyR;
  final Layout bias;
  final Tensor x;
  final Tensor h0;
  final Tensor c0;
  final Tensor y;
  final Tensor hn;
  final Tensor cn;
  final Tensor w;
  final Tensor r;
  final Tensor b;
  Primitive forward;
  Tensor workspace;

  LstmParts(Site site, Lstm op) {
    batch = site.batch();
    channels = op.input().dims().channels();
    steps = op.input().dims().height();
    units = op.units();
    inputs = Layout.plain(steps, batch, channels);
    outputs = Layout.plain(steps, batch, units);
    state = Layout.plain(1, 1, batch, units);
    anyW = Layout.any(1, 1, channels, GATES, units);
    anyR = Layout.any(1, 1, units, GATES, units);
    bias = Layout.plain(1, 1, GATES, units);
    Tensor given = site.values().get(op.input());
    x = site.tape().as(given, stepsFirst(channels)).seenAs(inputs);
    h0 = site.tape().zeros(op.layer() + " h0", state);
    c0 = site.tape().zeros(op.layer() + " c0", state);
    y = site.tape().fresh(op.output().name() + " steps", outputs);
    hn = site.tape().fresh(op.output().name() + " last", state);
    cn = site.tape().fresh(op.layer() + " cells", state);
    w = site.tape().fresh(op.layer() + " W", gates(channels));
    r = site.tape().fresh(op.layer() + " R", gates(units));
    b = site.tape().fresh(op.layer() + " b", bias);
  }

  /** A value {@code [n, c, steps, 1]} whose memory runs over steps, examples, channels. */
  Layout stepsFirst(long c) {
    return Layout.strided(new long[] {batch, c, steps, 1}, c, 1, batch * c, 1);
  }

  /** Weights in Deeplearning4j's order within each gate: inputs fastest. */
  Layout gates(long in) {
    return Layout.strided(
        new long[] {1, 1, in, GATES, units},
        GATES * units * in,
        GATES * units * in,
        1,
        units * in,
        in);
  }

  /** Brings the weights' gates into the library's order. */
  void weights(Site site, Lstm op) {
    gate(site, op.inputWeights(), w, channels);
    gate(site, op.recurrentWeights(), r, units);
    gate(site, op.bias(), b, 1);
  }

  private void gate(Site site, Parameter from, Tensor to, long in) {
    Tensor own = vector(site.vectors().weights(), from, in);
    site.tape().host(() -> GateStep.toLibrary(own, to), own, to);
  }

  /** A parameter's stretch of the weights or gradients. */
  Tensor vector(Block vector, Parameter parameter, long in) {
    boolean fits =
        parameter.size() == GATES * units * in
            && parameter.strides().get(0) == 1
            && (parameter.shape().size() == 1 || parameter.strides().get(1) == in);
    if (!fits) {
      throw new Unsupported(parameter.name(), "weights in an order of their own");
    }
    return Vectors.stretch(vector, parameter.offset(), parameter.size());
  }

  List<Argument> known(Site site, Primitive chosen) {
    return Recurrent.arguments(
        this,
        site.tape().as(w, chosen.layout(DNNL_ARG_WEIGHTS_LAYER)),
        site.tape().as(r, chosen.layout(DNNL_ARG_WEIGHTS_ITER)));
  }
}
