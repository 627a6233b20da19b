package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.PointerScope;

/**
 * A program while it is written down: steps in order, and the blocks they use. Everything native
 * that only the writing needs is freed with it.
 */
final class Tape implements Native {
  private final PointerScope scope = opened();
  private final List<Native> owned = new ArrayList<>();
  private final List<Supplier<Step>> steps = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private final List<Copy> copies = new ArrayList<>();

  /** A tensor that was brought into another order already. */
  private record Copy(Tensor from, Tensor to) {}

  @SuppressWarnings("unchecked") // the library's constructor takes an array of generic classes
  private static PointerScope opened() {
    return new PointerScope();
  }

  /** A tensor of its own, with undefined contents. */
  Tensor fresh(String name, Layout layout) {
    Block block = Block.open(name, layout.bytes());
    blocks.add(block);
    return Tensor.whole(block, layout);
  }

  /** A tensor of zeros that no other shares its place with. */
  Tensor zeros(String name, Layout layout) {
    Tensor tensor = fresh(name, layout);
    tensor.block().usedBy(0);
    tensor.block().usedBy(Integer.MAX_VALUE);
    return tensor;
  }

  /** Lets the library choose an implementation, freed with this tape. */
  Primitive primitive(Primitive chosen) {
    owned.add(chosen);
    return chosen;
  }

  PostOps postOps() {
    PostOps post = new PostOps();
    owned.add(post);
    return post;
  }

  /** Writes down a primitive; its scratch memory is added. */
  void add(Primitive primitive, Argument... arguments) {
    List<Argument> all = new ArrayList<>(Arrays.asList(arguments));
    primitive
        .scratchpad()
        .filter(layout -> layout.bytes() > 0)
        .map(layout -> fresh(primitive.name() + " scratch", layout))
        .ifPresent(scratch -> all.add(new Argument(DNNL_ARG_SCRATCHPAD, scratch)));
    all.forEach(argument -> argument.tensor().block().usedBy(steps.size()));
    steps.add(() -> new NativeStep(primitive, all));
  }

  /** Writes down work of our own; the step is made once its tensors have addresses. */
  void host(Supplier<Step> work, Tensor... tensors) {
    for (Tensor tensor : tensors) {
      tensor.block().usedBy(steps.size());
    }
    steps.add(work);
  }

  /** The tensor in the order wanted: itself, a copy made before, or a copy made now. */
  Tensor as(Tensor tensor, Layout wanted) {
    if (tensor.layout().same(wanted)) {
      return tensor;
    }
    Optional<Tensor> before =
        copies.stream()
            .filter(c -> c.from.equals(tensor) && c.to.layout().same(wanted))
            .map(Copy::to)
            .findFirst();
    return before.orElseGet(
        () -> {
          Tensor copy = fresh(tensor.block().name() + " reordered", wanted);
          reorder(tensor, copy);
          copies.add(new Copy(tensor, copy));
          return copy;
        });
  }

  /** Copies a tensor into another of the same shape. */
  void reorder(Tensor from, Tensor to) {
    dnnl_primitive_desc chosen = new dnnl_primitive_desc();
    String name = "reorder of " + from.block().name();
    OneDnn.check(
        dnnl_reorder_primitive_desc_create(
            chosen,
            from.layout().description(),
            OneDnn.library().engine(),
            to.layout().description(),
            OneDnn.library().engine(),
            postOps().attributes()),
        "do a " + name);
    add(
        primitive(new Primitive(name, chosen)),
        new Argument(DNNL_ARG_SRC, from),
        new Argument(DNNL_ARG_DST, to));
  }

  /** Forgets what was copied from or to a tensor that is about to be overwritten. */
  void overwritten(Tensor tensor) {
    copies.removeIf(
        copy -> copy.from.block() == tensor.block() || copy.to.block() == tensor.block());
  }

  /** Number of steps written down so far. */
  int length() {
    return steps.size();
  }

  /** The program, with all memory it needs. */
  Program program() {
    Placement placement = Placement.of(blocks.stream().filter(Block::isUsed).toList());
    Arena arena = new Arena(placement.bytes());
    List<Step> made = new ArrayList<>();
    try {
      for (Block block : blocks) {
        if (block.isUsed()) {
          block.place(arena.address(placement.offset(block), block.bytes()));
        }
      }
      steps.forEach(step -> made.add(step.get()));
      return new Program(made, arena);
    } catch (RuntimeException failure) {
      made.forEach(Step::close);
      arena.close();
      throw failure;
    }
  }

  @Override
  public void close() {
    owned.forEach(Native::close);
    scope.close();
  }
}
