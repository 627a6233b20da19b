package org.winnow.training.engine.onednn;

import java.util.List;
import org.winnow.training.plan.Parameter;

/** The flattened weights of a network, and their gradients: plain memory, in the plan's order. */
final class Vectors implements Native {
  private static final int BYTES = 4;

  private final long length;
  private final Arena arena;
  private final Block weights;
  private final Block gradients;

  /**
   * @param length number of weights
   */
  Vectors(long length) {
    this.length = length;
    long bytes = Math.multiplyExact(BYTES, length);
    long second = Arena.aligned(bytes);
    arena = new Arena(2 * second);
    weights = Block.given("weights", bytes, arena.address(0, bytes));
    gradients = Block.given("gradients", bytes, arena.address(second, bytes));
  }

  long length() {
    return length;
  }

  long bytes() {
    return arena.bytes();
  }

  Block weights() {
    return weights;
  }

  Block gradients() {
    return gradients;
  }

  /** A stretch of the weights or of the gradients. */
  static Tensor stretch(Block vector, long from, long length) {
    return new Tensor(vector, BYTES * from, Layout.plain(length));
  }

  /** A bias, or another array with one axis. */
  static Tensor vector(Block vector, Parameter parameter) {
    List<Integer> shape = parameter.shape();
    if (shape.size() != 1 || parameter.strides().get(0) != 1) {
      throw new Unsupported(parameter.name(), "weights " + shape + " that do not lie together");
    }
    return stretch(vector, parameter.offset(), shape.get(0));
  }

  @Override
  public void close() {
    arena.close();
  }
}
