package org.winnow.training.engine.dl4j;

import org.nd4j.linalg.schedule.ISchedule;

/** A learning rate that the training loop sets before each step. */
final class CurrentRate implements ISchedule {
  private static final long serialVersionUID = 1L;

  private double rate;

  void set(double value) {
    rate = value;
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    return rate;
  }

  /** DL4J copies its settings while it builds a network; all copies must follow the loop. */
  @Override
  @SuppressWarnings("PMD.ProperCloneImplementation")
  public ISchedule clone() {
    return this;
  }
}
