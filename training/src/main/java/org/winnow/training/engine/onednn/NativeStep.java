package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;

/** A primitive with its arguments; running it is a single call into the library. */
final class NativeStep implements Step {
  private final String name;
  private final dnnl_stream stream = OneDnn.library().stream();
  private final dnnl_primitive primitive = new dnnl_primitive();
  private final List<dnnl_memory> memories = new ArrayList<>();
  private final dnnl_exec_arg_t arguments;
  private final int count;

  NativeStep(Primitive chosen, List<Argument> given) {
    name = chosen.name();
    count = given.size();
    OneDnn.check(dnnl_primitive_create(primitive, chosen.description()), "make " + name);
    arguments = new dnnl_exec_arg_t(count);
    // The scope of the building frees what it made; these stay until this step is closed.
    arguments.retainReference();
    for (int i = 0; i < count; i++) {
      dnnl_memory memory = memory(given.get(i).tensor());
      arguments.position(i).arg(given.get(i).role()).memory(memory);
    }
    arguments.position(0);
  }

  private dnnl_memory memory(Tensor tensor) {
    dnnl_memory memory = new dnnl_memory();
    OneDnn.check(
        dnnl_memory_create(
            memory,
            tensor.layout().description(),
            OneDnn.library().engine(),
            new Address(tensor.address())),
        "use the memory of " + tensor.block().name());
    memories.add(memory);
    return memory;
  }

  @Override
  public void run() {
    int status = dnnl_primitive_execute(primitive, stream, count, arguments);
    if (status != 0) {
      throw new OneDnnException(status, "run " + name);
    }
  }

  @Override
  public void close() {
    dnnl_primitive_destroy(primitive);
    memories.forEach(memory -> dnnl_memory_destroy(memory));
    arguments.releaseReference();
  }

  @Override
  public String toString() {
    return name;
  }
}
