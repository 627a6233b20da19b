package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_binary;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_eltwise;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_sum;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_post_ops;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scratchpad_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;

import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/** What a primitive does to its result before it writes it, in the order added. */
final class PostOps implements Native {
  private final dnnl_post_ops list = new dnnl_post_ops();
  private final dnnl_primitive_attr attributes = new dnnl_primitive_attr();
  private boolean set;

  PostOps() {
    OneDnn.check(dnnl_post_ops_create(list), "make post-operations");
    OneDnn.check(dnnl_primitive_attr_create(attributes), "make attributes");
    // The program plans scratch memory with the rest, so that a step allocates nothing.
    OneDnn.check(
        dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user),
        "take scratch memory from its user");
  }

  /** Applies an element-wise function of the library's. */
  PostOps function(int algorithm, float alpha, float beta) {
    OneDnn.check(dnnl_post_ops_append_eltwise(list, 1, algorithm, alpha, beta), "add a function");
    return this;
  }

  /** Times alpha, plus beta. */
  PostOps linear(float alpha, float beta) {
    return function(org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_linear, alpha, beta);
  }

  /** Adds what lay at the result's place before, times a scale. */
  PostOps addBefore(float scale) {
    OneDnn.check(dnnl_post_ops_append_sum(list, scale), "add what was there");
    return this;
  }

  /** Combines with another tensor, which is the primitive's argument {@link #argument}. */
  PostOps with(int algorithm, Layout other) {
    OneDnn.check(
        dnnl_post_ops_append_binary(list, algorithm, other.description()), "combine tensors");
    return this;
  }

  /** The number of the argument that post-operation i combines with. */
  static int argument(int i) {
    return org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE * (i + 1)
        | org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
  }

  dnnl_primitive_attr attributes() {
    if (!set) {
      OneDnn.check(dnnl_primitive_attr_set_post_ops(attributes, list), "set post-operations");
      set = true;
    }
    return attributes;
  }

  @Override
  public void close() {
    dnnl_primitive_attr_destroy(attributes);
    dnnl_post_ops_destroy(list);
  }
}
