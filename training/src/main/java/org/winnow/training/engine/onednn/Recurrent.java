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
import org.bytedeco.dnnl.dnnl_rnn_desc_t;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Lstm;

/** Long short-term memory over whole sequences of one length. */
final class Recurrent {
  private final Site site;
  private final Map<Lstm, LstmParts> kept = new HashMap<>();

  Recurrent(Site site) {
    this.site = site;
  }

  void forward(Lstm op) {
    if (op.lengths().isPresent()) {
      throw new Unsupported(op.layer(), op.text());
    }
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
    if (site.training()) {
      parts.workspace =
          site.tape().fresh(op.layer() + " workspace", chosen.workspace().orElseThrow());
      all.add(new Argument(DNNL_ARG_WORKSPACE, parts.workspace));
    }
    site.tape().add(chosen, all.toArray(Argument[]::new));
    parts.forward = chosen;
    site.values().put(op.output(), parts.result(site, op));
    kept.put(op, parts);
  }

  void backward(Gradient gradient, Lstm op) {
    new LstmGradient(site, kept.get(op)).write(gradient, op);
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
