package org.winnow.kernel.cells;

import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.winnow.kernel.java.UserThread;

/**
 * Stops the running cell in steps. A command is first asked to end by itself, keeping what it has;
 * Java code, and a command at the second interrupt, has its thread interrupted; half a second
 * later, or at the next interrupt, cells' own loops are stopped; what heeds none of it, because it
 * loops in a library, is left behind at an interrupt some seconds later, so that the notebook can
 * go on.
 */
final class Interrupts {
  private static final long PATIENCE_SECONDS = 2;

  /** Code that asks whether it is interrupted may first end in its own way. */
  private static final long GRACE_MILLIS = 500;

  private final UserThread users;
  private final ScheduledExecutorService clock;
  private NotebookHost cell;
  private boolean inCommand;
  private long threadInterruptedNanos;

  Interrupts(UserThread users, ScheduledExecutorService clock) {
    this.users = users;
    this.clock = clock;
  }

  /** A cell begins. */
  synchronized void begin(NotebookHost starting) {
    cell = starting;
    inCommand = false;
    threadInterruptedNanos = 0;
    users.newCell();
  }

  /** The cell has ended. */
  synchronized void end() {
    cell = null;
  }

  /** Whether a command, which can end by itself, is what runs. */
  synchronized void inCommand(boolean now) {
    inCommand = now;
  }

  /** The cell that runs, or null. */
  synchronized NotebookHost running() {
    return cell;
  }

  /** The user asks the running cell to stop; nothing happens if none runs. */
  void interrupt() {
    NotebookHost asked;
    boolean command;
    synchronized (this) {
      asked = cell;
      command = inCommand;
    }
    if (asked == null) {
      return;
    }
    boolean first = asked.ownCancellation().request();
    if (!(first && command)) {
      interruptThread(asked);
    }
  }

  private synchronized void interruptThread(NotebookHost asked) {
    if (cell != asked) {
      return;
    }
    long now = System.nanoTime();
    if (threadInterruptedNanos == 0) {
      threadInterruptedNanos = now;
      clock.schedule(() -> stopLoops(asked), GRACE_MILLIS, TimeUnit.MILLISECONDS);
      clock.schedule(() -> remark(asked), PATIENCE_SECONDS, TimeUnit.SECONDS);
    } else if (now - threadInterruptedNanos > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
      users.abandon();
      return;
    } else {
      users.stopLoops();
    }
    users.interrupt();
  }

  private synchronized void stopLoops(NotebookHost asked) {
    if (cell == asked) {
      users.stopLoops();
    }
  }

  private void remark(NotebookHost asked) {
    // Not under this object's lock: to tell the place may take a moment.
    Optional<String> where = running() == asked ? users.whereabouts() : Optional.empty();
    where.ifPresent(
        place ->
            asked.print(
                "This code does not heed the interrupt: it still runs, in "
                    + place
                    + ".\nInterrupt again to leave it running behind.\n"));
  }
}
