package org.winnow.training.engine.onednn;

/** What dropout's numbers follow from beside their place: the seed and the number of the step. */
final class Clock {
  private final long seed;
  private long step;

  Clock(long seed) {
    this.seed = seed;
  }

  long seed() {
    return seed;
  }

  long step() {
    return step;
  }

  void set(long next) {
    step = next;
  }
}
