package org.winnow.kernel.cells.magics;

import java.util.concurrent.Callable;
import org.winnow.kernel.cells.NotebookHost;
import org.winnow.kernel.java.JavaSession;

/** What a command of the kernel may use: the cell that calls it. */
public interface MagicScope {
  /** Java as this notebook has it. */
  JavaSession java() throws Exception;

  /** Runs a whole cell's code, commands and Java, and gives the last value or null. */
  Object run(String code) throws Exception;

  /** The cell. */
  NotebookHost host();

  /** Writes to the cell's output. */
  default void print(String text) {
    host().print(text);
  }

  /** Runs work where an interrupt reaches it. */
  <T> T interruptibly(Callable<T> work) throws Exception;
}
