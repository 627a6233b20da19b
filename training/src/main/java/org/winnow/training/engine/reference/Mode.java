package org.winnow.training.engine.reference;

/**
 * What distinguishes one pass over the operations from another.
 *
 * @param keeps whether a backward pass follows, which needs what operations keep
 * @param batchStatistics whether batch normalisation takes the batch's statistics and moves the
 *     running ones
 * @param drops whether dropout is on
 * @param seed of dropout
 * @param step of dropout
 */
record Mode(boolean keeps, boolean batchStatistics, boolean drops, long seed, long step) {
  /** Outputs alone, the same every time. */
  static final Mode INFERENCE = new Mode(false, false, false, 0, 0);

  /** As in inference, then backwards. */
  static final Mode GRADIENTS = new Mode(true, false, false, 0, 0);

  static Mode training(long seed, long step) {
    return new Mode(true, true, true, seed, step);
  }

  static Mode sample(long seed) {
    return new Mode(false, false, true, seed, 0);
  }
}
