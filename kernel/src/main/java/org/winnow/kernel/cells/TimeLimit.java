package org.winnow.kernel.cells;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.winnow.kernel.java.UserThread;

/** Interrupts a statement that runs longer than the notebook's kernel was told to let it. */
final class TimeLimit {
  private final Optional<Duration> limit;
  private final UserThread users;
  private final Interrupts interrupts;
  private final ScheduledExecutorService clock;
  private long statements;
  private ScheduledFuture<?> due;

  TimeLimit(
      Optional<Duration> limit,
      UserThread users,
      Interrupts interrupts,
      ScheduledExecutorService clock) {
    this.limit = limit;
    this.users = users;
    this.interrupts = interrupts;
    this.clock = clock;
  }

  /** A statement of a cell begins on the users' thread. */
  synchronized void begins(NotebookHost cell) {
    if (limit.isEmpty()) {
      return;
    }
    long statement = ++statements;
    if (due != null) {
      due.cancel(false);
    }
    due =
        clock.schedule(
            () -> expire(cell, statement), limit.get().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void expire(NotebookHost cell, long statement) {
    synchronized (this) {
      // Its end is not told; but who runs just now is known.
      if (statement != statements || users.whereabouts().isEmpty()) {
        return;
      }
    }
    if (interrupts.running() == cell) {
      cell.print(
          "Interrupted: one statement may run "
              + limit.get().toMillis() / 1e3
              + " s, as the environment says (IJAVA_TIMEOUT or JJAVA_TIMEOUT).\n");
      interrupts.interrupt();
    }
  }
}
