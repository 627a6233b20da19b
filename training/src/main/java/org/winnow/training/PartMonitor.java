package org.winnow.training;

/** Shows one of several trainings as a part of a single one. */
final class PartMonitor implements TrainingMonitor {
  private final TrainingMonitor outer;
  private final int part;
  private final int parts;
  private boolean cancelled;

  /**
   * @param part from 0
   */
  PartMonitor(TrainingMonitor outer, int part, int parts) {
    this.outer = outer;
    this.part = part;
    this.parts = parts;
  }

  boolean wasCancelled() {
    return cancelled;
  }

  String partsDone() {
    return part + " of " + parts;
  }

  @Override
  public boolean cancelled() {
    cancelled |= outer.cancelled();
    return cancelled;
  }

  @Override
  public void batchDone(long step, long steps, double loss) {
    outer.batchDone(part * steps + step, parts * steps, loss);
  }

  @Override
  public void epochDone(EpochReport r) {
    outer.epochDone(
        new EpochReport(
            part * r.epochs() + r.epoch(),
            parts * r.epochs(),
            r.trainLoss(),
            r.trainAccuracy(),
            r.validationLoss(),
            r.validationAccuracy(),
            r.seconds()));
  }
}
