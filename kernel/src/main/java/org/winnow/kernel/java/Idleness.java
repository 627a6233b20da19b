package org.winnow.kernel.java;

import java.util.concurrent.TimeUnit;

/** Knows when there has been nothing to do for a moment, for what may wait until then. */
final class Idleness {
  /** Cells that are run one after the other come in quicker than this. */
  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  private int works;
  private long quietFrom = System.nanoTime();

  /** A work begins. */
  synchronized void busy() {
    works++;
  }

  /** A work has ended. */
  synchronized void done() {
    works--;
    quietFrom = System.nanoTime() + MOMENT_NANOS;
    notifyAll();
  }

  /** Waits until no work is under way and the last one ended a moment ago. */
  synchronized void await() throws InterruptedException {
    for (long left = left(); left > 0; left = left()) {
      if (works > 0) {
        wait();
      } else {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    }
  }

  private long left() {
    return works > 0 ? Long.MAX_VALUE : quietFrom - System.nanoTime();
  }
}
