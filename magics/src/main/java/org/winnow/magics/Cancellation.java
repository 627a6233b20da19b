package org.winnow.magics;

/** Whether the user asked the running command to stop. */
public interface Cancellation {
  /** True from the moment of an interrupt until the command has returned. */
  boolean requested();

  /**
   * Has {@code action} run once, on a thread of the host, at an interrupt of the running command
   * (at once if it came already). Forgotten when the command returns.
   */
  void onRequest(Runnable action);
}
