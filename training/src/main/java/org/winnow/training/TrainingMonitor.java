package org.winnow.training;

/** Watches a training, on the training's thread, and may end it. */
public interface TrainingMonitor {
  /** Asked before each batch; once true, training ends and keeps the best model so far. */
  default boolean cancelled() {
    return false;
  }

  /**
   * After a batch.
   *
   * @param step batches done in all, from 1
   * @param steps batches of the whole training
   * @param loss mean cross-entropy (nats) of the batch before its update
   */
  default void batchDone(long step, long steps, double loss) {}

  default void epochDone(EpochReport report) {}

  /**
   * Something to tell whoever asked for the training, as that it runs on another engine than usual.
   *
   * @param line without an end of line
   */
  default void notice(String line) {}

  /** Watches nothing. */
  static TrainingMonitor silent() {
    return new TrainingMonitor() {};
  }
}
