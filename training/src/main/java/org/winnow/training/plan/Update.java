package org.winnow.training.plan;

import java.util.List;

/**
 * How gradients change weights.
 *
 * <p>In this order: divide the gradient by the number of examples; clip; add l1 and l2; the
 * updater; add weight decay; subtract.
 *
 * @param blocks stretches of the flattened vector that the updater goes over, ascending; what lies
 *     in none of them it leaves alone
 */
public record Update(Updater updater, Clipping clipping, List<Block> blocks) {
  /**
   * A stretch of neighbouring parameters with one piece of state.
   *
   * @param from its start in the flattened vector
   * @param length its elements
   * @param stateFrom start of its state, {@code length · stateArrays} long, in the state vector
   */
  public record Block(long from, long length, long stateFrom) {}

  public Update {
    blocks = List.copyOf(blocks);
  }

  /** Elements of the whole state vector. */
  public long stateSize() {
    return updater.stateArrays() * blocks.stream().mapToLong(Block::length).sum();
  }
}
