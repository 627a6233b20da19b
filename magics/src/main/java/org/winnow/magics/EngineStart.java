package org.winnow.magics;

/**
 * Gets the engine ready beside what a person does between a skeleton and its training: native code
 * takes seconds to load. Whoever needs the engine waits for the end of it, since two threads that
 * start the same libraries from different ends could wait for each other for ever.
 */
final class EngineStart {
  private final Runnable work;
  private Thread starting;

  /**
   * @param work gets it ready; what it throws is left for the first training to tell
   */
  EngineStart(Runnable work) {
    this.work = work;
  }

  /** Begins, the first time, and returns at once. */
  synchronized void begin() {
    if (starting == null) {
      starting = new Thread(this::quietly, "winnow-engine");
      starting.setDaemon(true);
      starting.start();
    }
  }

  /** Waits where it has begun. */
  void await() {
    Thread there;
    synchronized (this) {
      there = starting;
    }
    try {
      if (there != null) {
        there.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the command notices by itself
    }
  }

  private void quietly() {
    try {
      work.run();
    } catch (RuntimeException | LinkageError notHere) {
      System.getLogger("org.winnow.magics")
          .log(System.Logger.Level.DEBUG, "the engine could not be prepared", notHere);
    }
  }
}
