package org.winnow.kernel.cells;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.winnow.kernel.java.UserThread;

/**
 * Stops the running cell in steps. A command is first asked to end by itself, keeping what it has;
 * Java code, and a command at the second interrupt, has its thread interrupted; what heeds that
 * neither is left behind at an interrupt some seconds later, so that the notebook can go on.
 */
final class Interrupts {
  private static final long PATIENCE_SECONDS = 2;

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
      clock.schedule(() -> remark(asked), PATIENCE_SECONDS, TimeUnit.SECONDS);
    } else if (now - threadInterruptedNanos > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
      users.abandon();
      return;
    }
    users.interrupt();
  }

  private synchronized void remark(NotebookHost asked) {
    if (cell == asked) {
      asked.print(
          "This code does not heed the interrupt. Interrupt again to leave it running behind.\n");
    }
  }
}
