package org.winnow.training.engine.onednn;

import java.util.List;

/** A list of steps and the memory they work in. One thread at a time; nothing is allocated. */
final class Program implements Native {
  private final Step[] steps;
  private final Arena arena;

  Program(List<Step> steps, Arena arena) {
    this.steps = steps.toArray(Step[]::new);
    this.arena = arena;
  }

  /** Runs the steps from one up to, not including, another. */
  void run(int from, int to) {
    for (int i = from; i < to; i++) {
      steps[i].run();
    }
  }

  int length() {
    return steps.length;
  }

  String name(int step) {
    return steps[step].toString();
  }

  /** Native memory beside weights, gradients and state. */
  long bytes() {
    return arena.bytes();
  }

  @Override
  public void close() {
    for (Step step : steps) {
      step.close();
    }
    arena.close();
  }
}
