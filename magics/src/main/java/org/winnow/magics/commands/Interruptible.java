package org.winnow.magics.commands;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.winnow.magics.Cancellation;

/**
 * Work that ends when its thread is interrupted, as reading a table does: the thread is interrupted
 * when the command is, but never outside of this work, where an interrupt would close files.
 */
final class Interruptible {
  private final Thread worker = Thread.currentThread();
  private boolean working = true;

  private Interruptible() {}

  /**
   * Does the work on the calling thread.
   *
   * @param what it does, for the message, as {@code reading a.csv}
   * @throws CancellationException where the command was interrupted, whatever the work made of it
   */
  static <T> T call(String what, Cancellation cancellation, Supplier<T> work) {
    Interruptible guard = new Interruptible();
    cancellation.onRequest(guard::interrupt);
    try {
      T result = work.get();
      if (!cancellation.requested()) {
        return result;
      }
    } catch (RuntimeException e) {
      if (!cancellation.requested()) {
        throw e;
      }
    } finally {
      guard.end();
    }
    throw new CancellationException(what);
  }

  private synchronized void interrupt() {
    if (working) {
      worker.interrupt();
    }
  }

  private synchronized void end() {
    working = false;
    Thread.interrupted();
  }
}
