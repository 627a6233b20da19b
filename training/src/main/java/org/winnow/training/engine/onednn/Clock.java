package org.winnow.training.engine.onednn;

/** What dropout's numbers follow from beside their place: the seed and the number of the step. */
final class Clock {
  private long seed;
  private long step;

  long seed() {
    return seed;
  }

  long step() {
    return step;
  }

  void set(long nextSeed, long nextStep) {
    seed = nextSeed;
    step = nextStep;
  }
}
