package org.winnow.kernel.java;

/** A cell's code heeded no interrupt and was left running behind. */
public final class AbandonedException extends Exception {
  private static final long serialVersionUID = 1L;

  AbandonedException(String where) {
    super(
        "Interrupted, but the code does not stop: it still runs, on the thread "
            + UserThread.LEFT_BEHIND
            + ", in "
            + where
            + ".\nIts output stays under this cell, and it ends at the next loop of a cell's own that it"
            + " comes to. Restart the kernel to end it now.");
  }
}
