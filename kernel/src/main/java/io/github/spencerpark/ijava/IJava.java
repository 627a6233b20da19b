package io.github.spencerpark.ijava;

import org.winnow.kernel.compat.OtherKernels;

/** The way in that IJava's notebooks use. */
public final class IJava {
  private IJava() {}

  /** The running kernel as IJava's notebooks know it. */
  public static JavaKernel getKernelInstance() {
    return OtherKernels.current().ijava();
  }
}
