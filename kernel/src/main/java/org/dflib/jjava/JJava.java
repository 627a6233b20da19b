package org.dflib.jjava;

import org.dflib.jjava.kernel.JavaKernel;
import org.winnow.kernel.compat.OtherKernels;

/** The way in that JJava's earlier notebooks use. */
public final class JJava {
  private JJava() {}

  /** The running kernel as JJava's notebooks know it. */
  public static JavaKernel getKernelInstance() {
    return OtherKernels.current().jjava();
  }
}
