package org.winnow.training.engine.onednn;

import org.bytedeco.javacpp.Pointer;

/** Takes each example's state at its last step out of all states, or puts it back among zeros. */
final class LastStateStep implements Step {
  private final Pointer all;
  private final Pointer last;
  private final int[] ends;
  private final long bytes;
  private final long bytesOfAll;
  private final boolean back;

  private LastStateStep(Tensor all, Tensor last, int[] ends, boolean back) {
    long[] dims = all.layout().dims();
    bytes = Float.BYTES * dims[2];
    bytesOfAll = all.layout().bytes();
    boolean fits =
        dims[1] == ends.length
            && bytesOfAll == dims[0] * dims[1] * bytes
            && last.layout().bytes() == dims[1] * bytes;
    if (!fits) {
      throw new IllegalArgumentException(all.layout() + " has no " + last.layout());
    }
    this.all = new Address(all.address());
    this.last = new Address(last.address());
    this.ends = ends;
    this.back = back;
  }

  /**
   * @param all {@code [steps, n, units]}, row by row
   * @param last {@code [n, units]}, row by row
   * @param ends steps of each example, 1 to all
   */
  static LastStateStep taken(Tensor all, Tensor last, int[] ends) {
    return new LastStateStep(all, last, ends, false);
  }

  static LastStateStep putBack(Tensor last, Tensor all, int[] ends) {
    return new LastStateStep(all, last, ends, true);
  }

  @Override
  public void run() {
    if (back) {
      Pointer.memset(all.position(0), 0, bytesOfAll);
    }
    for (int i = 0; i < ends.length; i++) {
      long row = (ends[i] - 1L) * ends.length + i;
      Pointer whole = all.position(row * bytes);
      Pointer one = last.position(i * bytes);
      Pointer.memcpy(back ? whole : one, back ? one : whole, bytes);
    }
  }

  @Override
  public String toString() {
    return "last steps";
  }
}
