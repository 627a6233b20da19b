package org.winnow.kernel.guest;

import java.util.ArrayList;
import java.util.List;
import org.winnow.magics.Cancellation;

/** Takes the interrupt of the command's thread, which is all that a guest gets, for a request. */
final class GuestCancellation implements Cancellation {
  private final Thread command = Thread.currentThread();
  private final List<Runnable> actions = new ArrayList<>();
  private boolean requested;
  private boolean ended;

  @Override
  public boolean requested() {
    look();
    synchronized (this) {
      return requested;
    }
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

  /** Looks for an interrupt; to be called often while the command runs. */
  void look() {
    List<Runnable> due;
    synchronized (this) {
      if (requested || ended || !command.isInterrupted()) {
        return;
      }
      requested = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  /** Forgets the actions: the command has returned. */
  synchronized void end() {
    ended = true;
    actions.clear();
  }
}
