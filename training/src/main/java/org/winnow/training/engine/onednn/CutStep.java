package org.winnow.training.engine.onednn;

import org.bytedeco.javacpp.Pointer;

/** Copies sequences up to the end of each and fills what is left. */
final class CutStep implements Step {
  static final int ZERO = 0;

  /** Four of these bytes are the float −1.7·10³⁸: no step before the end is lower. */
  static final int LOWEST = 0xFE;

  private final Pointer from;
  private final Pointer to;
  private final int[] ends;
  private final int fill;
  private final long bytesOfStep;
  private final long steps;

  /**
   * @param from {@code [n, channels, steps, 1]}, the channels of each step together
   * @param to in the same order
   * @param ends steps of each example, 1 to all
   * @param fill each byte beyond
   */
  CutStep(Tensor from, Tensor to, int[] ends, int fill) {
    long[] dims = from.layout().dims();
    steps = dims[2];
    bytesOfStep = Float.BYTES * dims[1];
    long bytes = dims[0] * steps * bytesOfStep;
    if (ends.length != dims[0] || from.layout().bytes() != bytes || to.layout().bytes() != bytes) {
      throw new IllegalArgumentException(from.layout() + " into " + to.layout());
    }
    this.from = new Address(from.address());
    this.to = new Address(to.address());
    this.ends = ends;
    this.fill = fill;
  }

  @Override
  public void run() {
    for (int i = 0; i < ends.length; i++) {
      long example = i * steps * bytesOfStep;
      long inside = Math.min(ends[i], steps) * bytesOfStep;
      Pointer.memcpy(to.position(example), from.position(example), inside);
      Pointer.memset(to.position(example + inside), fill, steps * bytesOfStep - inside);
    }
  }

  @Override
  public String toString() {
    return "cut at the lengths";
  }
}
