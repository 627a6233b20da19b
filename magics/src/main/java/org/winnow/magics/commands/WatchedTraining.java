package org.winnow.magics.commands;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.winnow.magics.Host;
import org.winnow.magics.LiveView;
import org.winnow.magics.Training;
import org.winnow.training.Model;
import org.winnow.viz.Figure;
import org.winnow.viz.TrainingChart;

/** A training with its chart below the cell that asked for it. */
final class WatchedTraining {
  private final Training training;
  private final TrainingChart chart;
  private final LiveView view;
  private boolean prepared;
  private List<String> notices = List.of();

  /** Shows the chart at once; nothing is trained yet. */
  WatchedTraining(Host host, Training training) {
    this.training = training;
    this.chart = new TrainingChart(training.title(), training.recipe().epochs());
    this.view = host.open(chart.view());
  }

  /**
   * Trains.
   *
   * @param stopped whether a person asked to end it
   */
  Model run(BooleanSupplier stopped) {
    Optional<String> outcome = Optional.empty();
    try {
      NoticedTraining monitor =
          new NoticedTraining(
              chart.monitor(
                  changes -> {
                    prepareDrawing();
                    view.update(changes);
                    view.still(chart::figure);
                  },
                  stopped));
      Model model = training.run(monitor);
      notices = monitor.notices();
      outcome = Optional.of(model.provenance().stopped().orElse(""));
      return model;
    } finally {
      String unfinished = stopped.getAsBoolean() ? "interrupted" : "failed";
      view.update(chart.finished(outcome.orElse(unfinished)));
      view.close(chart.figure());
    }
  }

  /** Once it trains: a person who interrupts should not wait until drawing is ready. */
  private void prepareDrawing() {
    if (!prepared) {
      prepared = true;
      Thread drawing = new Thread(TrainingChart::prepare, "winnow-first-picture");
      drawing.setDaemon(true);
      drawing.start();
    }
  }

  /** What the training had to tell beside its result, a line each. */
  List<String> notices() {
    return notices;
  }

  /** How far it is, in a few words. */
  String progress() {
    return chart.status();
  }

  /** The chart so far. */
  Figure figure() {
    return chart.figure();
  }
}
