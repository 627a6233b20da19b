package org.winnow.kernel.output;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Keeps what is scheduled until it is told that the time has come. */
final class ManualClock extends ScheduledThreadPoolExecutor {
  private final List<Runnable> due = new ArrayList<>();

  ManualClock() {
    super(0);
  }

  @Override
  public synchronized ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
    due.add(work);
    return null;
  }

  /** Runs all that was scheduled. */
  void ring() {
    List<Runnable> now;
    synchronized (this) {
      now = List.copyOf(due);
      due.clear();
    }
    now.forEach(Runnable::run);
  }
}
