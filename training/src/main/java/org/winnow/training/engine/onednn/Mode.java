package org.winnow.training.engine.onednn;

/** What a network is run for. */
enum Mode {
  /** Forward and back to the weights, by the batch's statistics, with dropout. */
  TRAINING(true, true, true),
  /** Forward alone, the same every time. */
  INFERENCE(false, false, false),
  /** As in inference, but with dropout. */
  SAMPLE(false, false, true),
  /** As in inference, then back to the inputs. */
  SLOPES(true, false, false);

  private final boolean keeps;
  private final boolean batchStatistics;
  private final boolean drops;

  Mode(boolean keeps, boolean batchStatistics, boolean drops) {
    this.keeps = keeps;
    this.batchStatistics = batchStatistics;
    this.drops = drops;
  }

  /** Whether a way back follows, which needs what operations keep. */
  boolean keeps() {
    return keeps;
  }

  /** Whether batch normalisation takes the batch's statistics and moves the running ones. */
  boolean batchStatistics() {
    return batchStatistics;
  }

  boolean drops() {
    return drops;
  }
}
