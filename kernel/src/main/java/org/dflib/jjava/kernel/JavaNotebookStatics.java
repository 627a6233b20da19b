package org.dflib.jjava.kernel;

import org.winnow.kernel.compat.OtherKernels;

/** What JJava gives its notebooks to reach the kernel. */
public final class JavaNotebookStatics {
  private JavaNotebookStatics() {}

  /** The running kernel. */
  public static JavaKernel kernel() {
    return OtherKernels.current().jjava();
  }
}
