package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_include_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_pooling_desc_t;
import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.GlobalPool;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Pool;
import org.winnow.training.plan.Value;
import org.winnow.training.plan.Window;

/** Pooling over windows, or over a whole picture. */
final class Pools {
  private final Site site;
  private final Sequences sequences;
  private final Map<Forward, Kept> kept = new HashMap<>();

  /** What the backward pass needs. */
  private record Kept(Primitive forward, Tensor x, Tensor y, Optional<Tensor> workspace) {}

  /** The library's numbers of a pool. */
  private record Shape(
      int algorithm, long[] strides, long[] window, long[] before, long[] after, long[] output) {}

  Pools(Site site, Sequences sequences) {
    this.site = site;
    this.sequences = sequences;
  }

  void forward(Pool op) {
    Window w = op.window();
    Dims in = op.input().dims();
    Dims out = op.output().dims();
    if (w.dilationDown() * w.dilationAcross() > 1) {
      throw new Unsupported(op.layer(), op.text());
    }
    int average =
        op.countPadding() ? dnnl_pooling_avg_include_padding : dnnl_pooling_avg_exclude_padding;
    forward(
        op,
        new Shape(
            op.max() ? dnnl_pooling_max : average,
            new long[] {w.strideDown(), w.strideAcross()},
            new long[] {w.height(), w.width()},
            new long[] {w.top(), w.left()},
            new long[] {w.bottom(in, out), w.right(in, out)},
            site.shape(op.output())),
        picture(op.input()));
  }

  void forward(GlobalPool op) {
    Dims in = op.input().dims();
    Tensor whole = picture(op.input());
    Tensor x =
        ends(op)
            .map(ends -> sequences.cut(whole, ends, op.max() ? CutStep.LOWEST : CutStep.ZERO))
            .orElse(whole);
    forward(
        op,
        new Shape(
            op.max() ? dnnl_pooling_max : dnnl_pooling_avg_exclude_padding,
            new long[] {1, 1},
            new long[] {in.height(), in.width()},
            new long[2],
            new long[2],
            new long[] {site.batch(), in.channels(), 1, 1}),
        x);
    if (countsSteps(op)) {
      Tensor mean = site.values().raw(op.output());
      site.values().put(op.output(), byLength(mean, op));
    }
  }

  private Optional<int[]> ends(Forward op) {
    return op instanceof GlobalPool pool
        ? pool.lengths().map(sequences::lengths)
        : Optional.empty();
  }

  /** Whether it is a mean over the steps before each example's end. */
  private boolean countsSteps(Forward op) {
    return op instanceof GlobalPool pool && !pool.max() && pool.lengths().isPresent();
  }

  private Tensor byLength(Tensor mean, Forward op) {
    return sequences.meanBeforeEnd(
        mean, ends(op).orElseThrow(), op.inputs().get(0).dims().places());
  }

  private void forward(Forward op, Shape shape, Tensor x) {
    dnnl_pooling_desc_t desc = new dnnl_pooling_desc_t();
    OneDnn.check(
        dnnl_pooling_forward_desc_init(
            desc,
            site.propagation(),
            shape.algorithm,
            x.layout().description(),
            Layout.any(shape.output).description(),
            shape.strides,
            shape.window,
            shape.before,
            shape.after),
        "describe a pool");
    Primitive chosen =
        site.tape()
            .primitive(Primitive.of(op.layer() + " " + op.text(), desc, site.tape().postOps()));
    Tensor y = site.tape().fresh(op.output().name(), chosen.layout(DNNL_ARG_DST));
    List<Argument> arguments =
        new ArrayList<>(List.of(new Argument(DNNL_ARG_SRC, x), new Argument(DNNL_ARG_DST, y)));
    Optional<Tensor> workspace =
        site.mode().keeps()
            ? chosen.workspace().map(layout -> site.tape().fresh(op.layer() + " places", layout))
            : Optional.empty();
    workspace.ifPresent(tensor -> arguments.add(new Argument(DNNL_ARG_WORKSPACE, tensor)));
    site.tape().add(chosen, arguments.toArray(Argument[]::new));
    site.values().put(op.output(), y);
    kept.put(op, new Kept(chosen, x, y, workspace));
    backwards.put(op, shape);
  }

  private final Map<Forward, Shape> backwards = new HashMap<>();

  private Tensor picture(Value value) {
    Dims dims = value.dims();
    return site.values()
        .shaped(value, new long[] {site.batch(), dims.channels(), dims.height(), dims.width()});
  }

  /**
   * @param given the output's gradient, in the output's shape of the library
   */
  void backward(Gradient gradient, Tensor given) {
    Forward op = gradient.of();
    boolean countsSteps = countsSteps(op);
    Tensor dy = countsSteps ? byLength(given, op) : given;
    Kept before = kept.get(op);
    Shape shape = backwards.get(op);
    dnnl_pooling_desc_t desc = new dnnl_pooling_desc_t();
    OneDnn.check(
        dnnl_pooling_backward_desc_init(
            desc,
            shape.algorithm,
            before.x.layout().description(),
            before.y.layout().description(),
            shape.strides,
            shape.window,
            shape.before,
            shape.after),
        "describe a pool's gradient");
    Primitive chosen =
        site.tape()
            .primitive(
                Primitive.of(
                    op.layer() + " " + op.text() + " backward",
                    desc,
                    site.tape().postOps(),
                    before.forward));
    Tensor dx =
        site.tape().fresh(op.inputs().get(0).name() + "'", chosen.layout(DNNL_ARG_DIFF_SRC));
    List<Argument> arguments =
        new ArrayList<>(
            List.of(
                new Argument(DNNL_ARG_DIFF_DST, site.tape().as(dy, before.y.layout())),
                new Argument(DNNL_ARG_DIFF_SRC, dx)));
    before.workspace.ifPresent(w -> arguments.add(new Argument(DNNL_ARG_WORKSPACE, w)));
    site.tape().add(chosen, arguments.toArray(Argument[]::new));
    // The largest step lies before the end; of a mean, steps beyond it had a share as well.
    Tensor own = countsSteps ? sequences.cut(dx, ends(op).orElseThrow(), CutStep.ZERO) : dx;
    site.values().put(gradient.inputGradients().get(0).orElseThrow(), own);
  }

  /** The shape in which the library gave a pool's output. */
  Tensor output(Forward op) {
    return kept.get(op).y;
  }
}
