package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;

/** What IJava gives its notebooks to reach the kernel. */
public final class Kernel {
  private Kernel() {}

  public static JavaKernel getKernelInstance() {
    return IJava.getKernelInstance();
  }

  /** Runs a cell's code; gives its last value. */
  public static Object eval(String code) throws Exception {
    return getKernelInstance().evalRaw(code);
  }
}
