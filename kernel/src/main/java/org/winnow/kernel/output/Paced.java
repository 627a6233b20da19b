package org.winnow.kernel.output;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/**
 * Passes values on no faster than one in so many milliseconds: what comes faster is merged and
 * follows when its time has come; the last one is never lost. Safe for all threads.
 */
public final class Paced<T> {
  private final ScheduledExecutorService clock;
  private final long gapMillis;
  private final BinaryOperator<T> merge;
  private final Consumer<T> sink;
  private T waiting;
  private boolean scheduled;
  private boolean ever;
  private long lastNanos;

  /**
   * A pace.
   *
   * @param merge makes one value of an older waiting one and a newer one
   * @param sink gets the values, one at a time and in order
   */
  public Paced(
      ScheduledExecutorService clock, long gapMillis, BinaryOperator<T> merge, Consumer<T> sink) {
    this.clock = clock;
    this.gapMillis = gapMillis;
    this.merge = merge;
    this.sink = sink;
  }

  /** Takes a value; it is passed on at once if the last one is long enough ago. */
  public synchronized void offer(T value) {
    waiting = waiting == null ? value : merge.apply(waiting, value);
    if (scheduled) {
      return;
    }
    long due = ever ? gapMillis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastNanos) : 0;
    if (due <= 0) {
      flush();
    } else {
      scheduled = true;
      clock.schedule(this::onTime, due, TimeUnit.MILLISECONDS);
    }
  }

  /** Passes on at once what is waiting. */
  public synchronized void flush() {
    if (waiting != null) {
      T value = waiting;
      waiting = null;
      ever = true;
      lastNanos = System.nanoTime();
      sink.accept(value);
    }
  }

  private synchronized void onTime() {
    scheduled = false;
    flush();
  }
}
