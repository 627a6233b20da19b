package org.winnow.insight;

/** Told, on the calling thread, how far a long computation is. */
@FunctionalInterface
public interface StepWatcher {
  /**
   * @param what what is being done, as {@code choosing}
   * @param done steps done
   * @param total steps of the whole
   */
  void at(String what, long done, long total);

  /** Tells nobody. */
  static StepWatcher silent() {
    return (what, done, total) -> {};
  }
}
