package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_sum_primitive_desc_create;

import java.util.List;
import org.bytedeco.dnnl.dnnl_binary_desc_t;
import org.bytedeco.dnnl.dnnl_eltwise_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** Writes down arithmetic on whole tensors. */
final class Elementwise {
  private final Tape tape;

  Elementwise(Tape tape) {
    this.tape = tape;
  }

  /** What one of these is to do. */
  record Target(String name, Tensor result, PostOps post) {}

  /** An element-wise function without numbers of its own. */
  void function(int algorithm, Tensor x, Target target) {
    function(algorithm, x, target, 0, 0);
  }

  /** An element-wise function with the library's two numbers. */
  void function(int algorithm, Tensor x, Target target, float alpha, float beta) {
    dnnl_eltwise_desc_t desc = new dnnl_eltwise_desc_t();
    OneDnn.check(
        dnnl_eltwise_forward_desc_init(
            desc, dnnl_forward_inference, algorithm, x.layout().description(), alpha, beta),
        "describe " + target.name);
    tape.add(
        tape.primitive(Primitive.of(target.name, desc, target.post)),
        new Argument(DNNL_ARG_SRC, x),
        new Argument(DNNL_ARG_DST, target.result));
  }

  /**
   * Two tensors, element by element.
   *
   * @param more tensors that the post-operations combine with, each with its argument's number
   */
  void binary(int algorithm, Tensor a, Tensor b, Target target, Argument... more) {
    dnnl_binary_desc_t desc = new dnnl_binary_desc_t();
    OneDnn.check(
        dnnl_binary_desc_init(
            desc,
            algorithm,
            a.layout().description(),
            b.layout().description(),
            target.result.layout().description()),
        "describe " + target.name);
    Argument[] all = new Argument[more.length + 3];
    all[0] = new Argument(DNNL_ARG_SRC, a);
    all[1] = new Argument(DNNL_ARG_SRC_1, b);
    all[2] = new Argument(DNNL_ARG_DST, target.result);
    System.arraycopy(more, 0, all, 3, more.length);
    tape.add(tape.primitive(Primitive.of(target.name, desc, target.post)), all);
  }

  /**
   * A tensor as it is, but for the post-operations. (The library's own copy and sum know no vector
   * code here, and its element-wise functions none with post-operations: the larger of a tensor and
   * itself has both.)
   */
  void same(Tensor x, Target target, Argument... more) {
    binary(dnnl_binary_max, x, x, target, more);
  }

  /** Their sum, each times its scale; the first may be the result itself. */
  void sum(List<Tensor> terms, float[] scales, Target target) {
    dnnl_memory_desc_t sources = new dnnl_memory_desc_t(terms.size());
    for (int i = 0; i < terms.size(); i++) {
      sources.position(i).put(terms.get(i).layout().description());
    }
    dnnl_primitive_desc chosen = new dnnl_primitive_desc();
    OneDnn.check(
        dnnl_sum_primitive_desc_create(
            chosen,
            target.result.layout().description(),
            terms.size(),
            scales,
            sources.position(0),
            target.post.attributes(),
            OneDnn.library().engine()),
        "do " + target.name);
    Argument[] all = new Argument[terms.size() + 1];
    for (int i = 0; i < terms.size(); i++) {
      all[i] = new Argument(DNNL_ARG_MULTIPLE_SRC + i, terms.get(i));
    }
    all[terms.size()] = new Argument(DNNL_ARG_DST, target.result);
    tape.add(tape.primitive(new Primitive(target.name, chosen)), all);
  }
}
