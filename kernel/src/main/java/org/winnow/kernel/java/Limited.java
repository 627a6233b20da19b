package org.winnow.kernel.java;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a little of users' code beside the cells, and gives it up when it takes long. */
public final class Limited {
  private Limited() {}

  /**
   * What the work gives, or {@code otherwise} if it does not in time; it is then interrupted, and
   * its loops stop.
   */
  public static <T> T within(long millis, T otherwise, Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread =
        new Thread(
            () -> {
              task.run();
              LoopStop.spare(Thread.currentThread());
            },
            "winnow-beside");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LoopStop.stop(thread);
      thread.interrupt();
      return otherwise;
    }
  }
}
