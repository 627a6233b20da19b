package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST_ITER_C;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_ITER_C;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_lstm_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_rnn_flags_undef;
import static org.bytedeco.dnnl.global.dnnl.dnnl_unidirectional_left2right;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_rnn_desc_t;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Lstm;
import org.winnow.training.plan.Parameter;

/** The backward direction of an LSTM. */
final class LstmGradient {
  private final Site site;
  private final Tape tape;
  private final LstmParts parts;

  LstmGradient(Site site, LstmParts parts) {
    this.site = site;
    this.tape = site.tape();
    this.parts = parts;
  }

  /**
   * What comes from behind.
   *
   * @param steps gradient of every step's state
   * @param last gradient of the state after all steps
   */
  record Slopes(Tensor steps, Tensor last) {}

  void write(Gradient gradient, Lstm op, Slopes from) {
    Primitive chosen = tape.primitive(chosen(op));
    Tensor dx = tape.fresh(op.input().name() + "'", parts.inputs);
    Tensor dw = added(op.layer() + " dW", chosen.layout(DNNL_ARG_DIFF_WEIGHTS_LAYER));
    Tensor dr = added(op.layer() + " dR", chosen.layout(DNNL_ARG_DIFF_WEIGHTS_ITER));
    Tensor db = added(op.layer() + " db", parts.bias);
    List<Argument> all = new ArrayList<>(parts.known(site, chosen));
    all.addAll(
        List.of(
            new Argument(DNNL_ARG_WORKSPACE, parts.workspace),
            new Argument(DNNL_ARG_DIFF_DST_LAYER, from.steps),
            new Argument(DNNL_ARG_DIFF_DST_ITER, from.last),
            new Argument(
                DNNL_ARG_DIFF_DST_ITER_C, tape.zeros(op.layer() + " no gradient", parts.state)),
            new Argument(DNNL_ARG_DIFF_SRC_LAYER, dx),
            new Argument(DNNL_ARG_DIFF_SRC_ITER, tape.fresh("h0'", parts.state)),
            new Argument(DNNL_ARG_DIFF_SRC_ITER_C, tape.fresh("c0'", parts.state)),
            new Argument(DNNL_ARG_DIFF_WEIGHTS_LAYER, dw),
            new Argument(DNNL_ARG_DIFF_WEIGHTS_ITER, dr),
            new Argument(DNNL_ARG_DIFF_BIAS, db)));
    tape.add(chosen, all.toArray(Argument[]::new));
    if (gradient.weights()) {
      gates(tape.as(dw, parts.gates(parts.channels)), op.inputWeights(), parts.channels);
      gates(tape.as(dr, parts.gates(parts.units)), op.recurrentWeights(), parts.units);
      gates(db, op.bias(), 1);
    }
    gradient
        .inputGradients()
        .get(0)
        .ifPresent(value -> site.values().put(value, dx.seenAs(parts.stepsFirst(parts.channels))));
  }

  private Primitive chosen(Lstm op) {
    dnnl_memory_desc_t x = parts.inputs.description();
    dnnl_memory_desc_t y = parts.outputs.description();
    dnnl_memory_desc_t state = parts.state.description();
    dnnl_memory_desc_t w = parts.anyW.description();
    dnnl_memory_desc_t r = parts.anyR.description();
    dnnl_memory_desc_t bias = parts.bias.description();
    dnnl_rnn_desc_t desc = new dnnl_rnn_desc_t();
    OneDnn.check(
        dnnl_lstm_backward_desc_init(
            desc,
            dnnl_backward,
            dnnl_unidirectional_left2right,
            x,
            state,
            state,
            w,
            r,
            bias,
            y,
            state,
            state,
            x,
            state,
            state,
            w,
            r,
            bias,
            y,
            state,
            state,
            dnnl_rnn_flags_undef),
        "describe an LSTM's gradient");
    return Primitive.of(op.layer() + " lstm backward", desc, tape.postOps(), parts.forward);
  }

  /** A tensor that the library adds to: it begins at 0 in each step. */
  private Tensor added(String name, Layout layout) {
    Tensor tensor = tape.fresh(name, layout);
    tape.host(() -> new ZeroStep(tensor), tensor);
    return tensor;
  }

  private void gates(Tensor library, Parameter parameter, long in) {
    if (parameter.trained()) {
      Tensor own = parts.vector(site.vectors().gradients(), parameter, in);
      tape.host(() -> GateStep.fromLibrary(library, own), library, own);
    }
  }
}
