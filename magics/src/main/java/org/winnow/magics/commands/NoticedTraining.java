package org.winnow.magics.commands;

import java.util.ArrayList;
import java.util.List;
import org.winnow.training.EpochReport;
import org.winnow.training.TrainingMonitor;

/** Another monitor, beside which the notices of a training are kept. */
final class NoticedTraining implements TrainingMonitor {
  private final TrainingMonitor monitor;
  private final List<String> notices = new ArrayList<>();

  NoticedTraining(TrainingMonitor monitor) {
    this.monitor = monitor;
  }

  /** The lines, in their order. */
  List<String> notices() {
    return List.copyOf(notices);
  }

  @Override
  public void notice(String line) {
    notices.add(line);
  }

  @Override
  public boolean cancelled() {
    return monitor.cancelled();
  }

  @Override
  public void batchDone(long step, long steps, double loss) {
    monitor.batchDone(step, steps, loss);
  }

  @Override
  public void epochDone(EpochReport report) {
    monitor.epochDone(report);
  }
}
