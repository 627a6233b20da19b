package org.winnow.training.engine.onednn;

import org.bytedeco.javacpp.Pointer;

/** Sets a tensor to 0: what the library only adds to. */
final class ZeroStep implements Step {
  private final Pointer start;
  private final long bytes;

  ZeroStep(Tensor tensor) {
    start = new Address(tensor.address());
    bytes = tensor.layout().bytes();
  }

  @Override
  public void run() {
    Pointer.memset(start, 0, bytes);
  }

  @Override
  public String toString() {
    return "zeros";
  }
}
