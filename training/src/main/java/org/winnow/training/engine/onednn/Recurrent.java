package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST_ITER_C;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_ITER_C;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_lstm_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_rnn_flags_undef;
import static org.bytedeco.dnnl.global.dnnl.dnnl_unidirectional_left2right;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_rnn_desc_t;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Lstm;

/**
 * Long short-term memory. What lies beyond an example's end comes after its last state and takes no
 * gradient, so that it changes nothing before.
 */
final class Recurrent {
  private final Site site;
  private final Sequences sequences;
  private final Map<Lstm, LstmParts> kept = new HashMap<>();

  Recurrent(Site site, Sequences sequences) {
    this.site = site;
    this.sequences = sequences;
  }

  void forward(Lstm op) {
    LstmParts parts = new LstmParts(site, op);
    dnnl_rnn_desc_t desc = new dnnl_rnn_desc_t();
    OneDnn.check(
        dnnl_lstm_forward_desc_init(
            desc,
            site.propagation(),
            dnnl_unidirectional_left2right,
            parts.inputs.description(),
            parts.state.description(),
            parts.state.description(),
            parts.anyW.description(),
            parts.anyR.description(),
            parts.bias.description(),
            parts.outputs.description(),
            parts.state.description(),
            parts.state.description(),
            dnnl_rnn_flags_undef),
        "describe an LSTM");
    Primitive chosen =
        site.tape().primitive(Primitive.of(op.layer() + " lstm", desc, site.tape().postOps()));
    parts.weights(site, op);
    List<Argument> all = new ArrayList<>(parts.known(site, chosen));
    if (site.mode().keeps()) {
      parts.workspace =
          site.tape().fresh(op.layer() + " workspace", chosen.workspace().orElseThrow());
      all.add(new Argument(DNNL_ARG_WORKSPACE, parts.workspace));
    }
    site.tape().add(chosen, all.toArray(Argument[]::new));
    parts.forward = chosen;
    site.values().put(op.output(), result(op, parts));
    kept.put(op, parts);
  }

  /** What the layer gives. */
  private Tensor result(Lstm op, LstmParts parts) {
    if (!op.last()) {
      Tensor all = parts.y.seenAs(parts.stepsFirst(parts.units));
      return ends(op).map(ends -> sequences.cut(all, ends, CutStep.ZERO)).orElse(all);
    }
    Layout states = Layout.plain(site.shape(op.output()));
    return ends(op)
        .map(
            ends -> {
              Tensor last = site.tape().fresh(op.output().name(), states);
              site.tape().host(() -> LastStateStep.taken(parts.y, last, ends), parts.y, last);
              return last;
            })
        .orElseGet(() -> parts.hn.seenAs(states));
  }

  private Optional<int[]> ends(Lstm op) {
    return op.lengths().map(sequences::lengths);
  }

  void backward(Gradient gradient, Lstm op) {
    LstmParts parts = kept.get(op);
    new LstmGradient(site, parts).write(gradient, op, slopes(gradient, op, parts));
  }

  private LstmGradient.Slopes slopes(Gradient gradient, Lstm op, LstmParts parts) {
    Tape tape = site.tape();
    Tensor dy = site.values().get(gradient.outputGradient());
    if (!op.last()) {
      Tensor own = ends(op).map(ends -> sequences.cut(dy, ends, CutStep.ZERO)).orElse(dy);
      return new LstmGradient.Slopes(
          tape.as(own, parts.stepsFirst(parts.units)).seenAs(parts.outputs),
          tape.zeros(op.layer() + " no gradient of the last", parts.state));
    }
    Tensor last = tape.as(dy, Layout.plain(parts.batch, parts.units));
    if (ends(op).isEmpty()) {
      return new LstmGradient.Slopes(
          tape.zeros(op.layer() + " no gradient of steps", parts.outputs),
          last.seenAs(parts.state));
    }
    Tensor steps = tape.fresh(op.layer() + " gradient of last steps", parts.outputs);
    tape.host(() -> LastStateStep.putBack(last, steps, ends(op).get()), last, steps);
    return new LstmGradient.Slopes(
        steps, tape.zeros(op.layer() + " no gradient of the last", parts.state));
  }

  /** Arguments that both directions read. */
  static List<Argument> arguments(LstmParts p, Tensor w, Tensor r) {
    return List.of(
        new Argument(DNNL_ARG_SRC_LAYER, p.x),
        // Left out, the zero states would give wrong gradients of the recurrent weights.
        new Argument(DNNL_ARG_SRC_ITER, p.h0),
        new Argument(DNNL_ARG_SRC_ITER_C, p.c0),
        new Argument(DNNL_ARG_WEIGHTS_LAYER, w),
        new Argument(DNNL_ARG_WEIGHTS_ITER, r),
        new Argument(DNNL_ARG_BIAS, p.b),
        new Argument(DNNL_ARG_DST_LAYER, p.y),
        new Argument(DNNL_ARG_DST_ITER, p.hn),
        new Argument(DNNL_ARG_DST_ITER_C, p.cn));
  }
}
