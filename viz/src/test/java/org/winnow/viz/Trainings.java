package org.winnow.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.winnow.training.EpochReport;

/** Histories that look like a training's. */
final class Trainings {
  private Trainings() {}

  static EpochReport epoch(int epoch, int epochs) {
    double loss = 2.2 * Math.exp(-0.5 * epoch) + 0.04;
    return new EpochReport(
        epoch,
        epochs,
        loss,
        1 - loss / 3,
        OptionalDouble.of(loss * 1.2 + 0.05),
        OptionalDouble.of(0.97 - loss / 3),
        epoch * 1.25);
  }

  static List<EpochReport> history(int epochs) {
    List<EpochReport> all = new ArrayList<>();
    for (int e = 1; e <= epochs; e++) {
      all.add(epoch(e, epochs));
    }
    return all;
  }
}
