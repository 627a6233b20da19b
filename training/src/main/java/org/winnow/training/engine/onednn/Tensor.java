package org.winnow.training.engine.onednn;

/**
 * A block, or a part of one, read in a certain order.
 *
 * @param offset bytes from the block's start
 */
record Tensor(Block block, long offset, Layout layout) {
  Tensor {
    if (offset < 0 || offset + layout.bytes() > block.bytes()) {
      throw new IllegalArgumentException(
          layout + " at " + offset + " does not fit into " + block.name() + " of " + block.bytes());
    }
  }

  static Tensor whole(Block block, Layout layout) {
    return new Tensor(block, 0, layout);
  }

  /** The same values as if they had another shape or order. */
  Tensor seenAs(Layout other) {
    return new Tensor(block, offset, other);
  }

  long address() {
    return block.address() + offset;
  }
}
