package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_concat_primitive_desc_create;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.winnow.training.plan.Add;
import org.winnow.training.plan.Concat;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.GradientSum;
import org.winnow.training.plan.Value;

/** Sums of tensors, and tensors side by side. */
final class Joins {
  private final Site site;
  private final Elementwise arithmetic;

  Joins(Site site) {
    this.site = site;
    this.arithmetic = new Elementwise(site.tape());
  }

  void forward(Add op) {
    sum(op.inputs(), op.output());
  }

  void backward(GradientSum op) {
    sum(op.parts(), op.total());
  }

  /** In their order: the sum of two, plus the third, and so on. */
  private void sum(List<Value> terms, Value result) {
    Tensor first = site.values().get(terms.get(0));
    Tensor total = site.tape().fresh(result.name(), first.layout());
    for (int i = 1; i < terms.size(); i++) {
      Tensor next = site.tape().as(site.values().get(terms.get(i)), first.layout());
      arithmetic.binary(
          dnnl_binary_add,
          i == 1 ? first : total,
          next,
          new Elementwise.Target(result.name() + " sum", total, site.tape().postOps()));
    }
    site.values().put(result, total);
  }

  void forward(Concat op) {
    List<Tensor> parts = new ArrayList<>();
    for (Value in : op.inputs()) {
      Tensor tensor = site.values().get(in);
      // Plain on both sides: only then can a part be taken out again at any channel.
      parts.add(site.tape().as(tensor, Layout.plain(tensor.layout().dims())));
    }
    Tensor whole = site.tape().fresh(op.output().name(), Layout.plain(site.shape(op.output())));
    dnnl_memory_desc_t sources = new dnnl_memory_desc_t(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      sources.position(i).put(parts.get(i).layout().description());
    }
    dnnl_primitive_desc chosen = new dnnl_primitive_desc();
    OneDnn.check(
        dnnl_concat_primitive_desc_create(
            chosen,
            whole.layout().description(),
            parts.size(),
            1,
            sources.position(0),
            site.tape().postOps().attributes(),
            OneDnn.library().engine()),
        "do " + op.text());
    Argument[] all = new Argument[parts.size() + 1];
    for (int i = 0; i < parts.size(); i++) {
      all[i] = new Argument(DNNL_ARG_MULTIPLE_SRC + i, parts.get(i));
    }
    all[parts.size()] = new Argument(DNNL_ARG_DST, whole);
    site.tape().add(site.tape().primitive(new Primitive(op.layer() + " concat", chosen)), all);
    site.values().put(op.output(), whole);
  }

  void backward(Gradient gradient, Concat op) {
    long[] shape = site.shape(op.output());
    Tensor dy =
        site.tape().as(site.values().shaped(gradient.outputGradient(), shape), Layout.plain(shape));
    long places = op.output().dims().places();
    long offset = 0;
    for (int i = 0; i < op.inputs().size(); i++) {
      Value in = op.inputs().get(i);
      long[] own = site.shape(in);
      long[] strides =
          own.length == 2
              ? new long[] {shape[1], 1}
              : new long[] {shape[1] * places, places, own[3], 1};
      if (gradient.inputGradients().get(i).isPresent()) {
        Tensor part =
            new Tensor(
                dy.block(),
                dy.offset() + Float.BYTES * offset * places,
                Layout.strided(own, strides));
        Tensor copy = site.tape().fresh(in.name() + "'", Layout.plain(own));
        site.tape().reorder(part, copy);
        site.values().put(gradient.inputGradients().get(i).get(), copy);
      }
      offset += in.dims().channels();
    }
  }
}
