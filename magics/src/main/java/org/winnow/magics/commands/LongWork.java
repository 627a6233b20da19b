package org.winnow.magics.commands;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.winnow.magics.Host;
import org.winnow.viz.Figure;

/**
 * Work of a command that may take long: an interrupt ends it, as {@link Interruptible} does, and
 * after a moment a line tells what is being done and since when.
 */
final class LongWork {
  private static final long SILENT_MILLIS = 2_000;
  private static final long PAUSE_MILLIS = 1_000;

  private final String what;
  private final Host host;
  private final CountDownLatch over = new CountDownLatch(1);

  private final long silentMillis;

  private LongWork(String what, Host host, long silentMillis) {
    this.what = what;
    this.host = host;
    this.silentMillis = silentMillis;
  }

  /**
   * Does the work on the calling thread.
   *
   * @param what it does, as {@code judging the labels}
   * @throws java.util.concurrent.CancellationException where the command was interrupted
   */
  static <T> T call(String what, Host host, Supplier<T> work) {
    return call(what, host, SILENT_MILLIS, work);
  }

  /** As {@link #call(String, Host, Supplier)}, silent for so long. */
  static <T> T call(String what, Host host, long silentMillis, Supplier<T> work) {
    LongWork watched = new LongWork(what, host, silentMillis);
    Thread teller = new Thread(watched::tell, "winnow-progress");
    teller.setDaemon(true);
    teller.start();
    try {
      return Interruptible.call(what, host.cancellation(), work);
    } finally {
      watched.over.countDown();
    }
  }

  private void tell() {
    try {
      if (over.await(silentMillis, TimeUnit.MILLISECONDS)) {
        return;
      }
      long seconds = silentMillis / 1000;
      String shown = host.display(line(seconds));
      while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        seconds++;
        host.update(shown, line(seconds));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that; the line stays as it is
    }
  }

  private Figure line(long seconds) {
    return Figure.text(what + " … " + seconds + " s; an interrupt ends it and changes nothing");
  }
}
