package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_exec_arg_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_scratchpad_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;

import java.util.Optional;
import org.bytedeco.dnnl.const_dnnl_op_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.Pointer;

/** What the library would do for an operation: the implementation it chose and its layouts. */
final class Primitive implements Native {
  private final String name;
  private final dnnl_primitive_desc description;

  Primitive(String name, dnnl_primitive_desc description) {
    this.name = name;
    this.description = description;
  }

  static Primitive of(String name, Pointer operation, PostOps post) {
    return of(name, operation, post, null);
  }

  /**
   * Lets the library choose.
   *
   * @param operation one of the library's operation descriptions
   * @param forward what the backward operation belongs to, or null
   * @throws OneDnnException where it cannot do this here
   */
  static Primitive of(String name, Pointer operation, PostOps post, Primitive forward) {
    dnnl_primitive_desc chosen = new dnnl_primitive_desc();
    OneDnn.check(
        dnnl_primitive_desc_create(
            chosen,
            new const_dnnl_op_desc_t(operation),
            post.attributes(),
            OneDnn.library().engine(),
            forward == null ? null : forward.description),
        "do " + name);
    return new Primitive(name, chosen);
  }

  String name() {
    return name;
  }

  dnnl_primitive_desc description() {
    return description;
  }

  /** The order it wants or gives one of its arguments in, by the argument's number. */
  Layout layout(int argument) {
    return found(dnnl_query_exec_arg_md, argument)
        .orElseThrow(() -> new IllegalStateException(name + " has no argument " + argument));
  }

  /** What its forward pass leaves for the backward one. */
  Optional<Layout> workspace() {
    return found(dnnl_query_workspace_md, 0);
  }

  Optional<Layout> scratchpad() {
    return found(dnnl_query_scratchpad_md, 0);
  }

  private Optional<Layout> found(int query, int index) {
    dnnl_memory_desc_t md = dnnl_primitive_desc_query_md(description, query, index);
    return md == null || md.isNull() || md.ndims() == 0
        ? Optional.empty()
        : Optional.of(Layout.of(md));
  }

  @Override
  public void close() {
    dnnl_primitive_desc_destroy(description);
  }
}
