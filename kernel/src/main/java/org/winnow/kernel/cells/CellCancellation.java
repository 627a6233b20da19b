package org.winnow.kernel.cells;

import java.util.ArrayList;
import java.util.List;
import org.winnow.magics.Cancellation;

/** Whether the user interrupted a cell, and what is to be done then. */
final class CellCancellation implements Cancellation {
  private final List<Runnable> actions = new ArrayList<>();
  private boolean requested;

  @Override
  public synchronized boolean requested() {
    return requested;
  }

  @Override
  public void onRequest(Runnable action) {
    synchronized (this) {
      if (!requested) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  /** Marks the interrupt and runs the actions; true the first time. */
  boolean request() {
    List<Runnable> due;
    synchronized (this) {
      if (requested) {
        return false;
      }
      requested = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
    return true;
  }

  /** Forgets the actions of a command that has returned. */
  synchronized void commandEnded() {
    actions.clear();
  }
}
