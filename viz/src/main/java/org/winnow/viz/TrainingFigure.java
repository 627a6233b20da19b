package org.winnow.viz;

import java.awt.Graphics2D;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.winnow.training.EpochReport;

/** The static figure of a training: loss and accuracy side by side, and a table by epoch. */
final class TrainingFigure {
  static final int WIDTH = 760;
  static final int HEIGHT = 280;

  /** The table names at most about this many epochs. */
  private static final int ROWS = 20;

  private TrainingFigure() {}

  static Figure of(String title, List<EpochReport> history) {
    if (history.isEmpty()) {
      return Figure.text(title + ": no epoch done yet");
    }
    List<EpochReport> reports = List.copyOf(history);
    return Drawing.attach(
        Figure.text(table(title, reports)),
        () -> Drawing.card(WIDTH, HEIGHT, g -> draw(g, reports)));
  }

  private static String table(String title, List<EpochReport> reports) {
    Sheet sheet = new Sheet(title);
    sheet.right("epoch", "train loss", "train acc", "val loss", "val acc", "time");
    int every = (reports.size() + ROWS - 1) / ROWS;
    for (int i = 0; i < reports.size(); i++) {
      if ((i + 1) % every == 0 || i == 0 || i == reports.size() - 1) {
        row(sheet, reports.get(i));
      }
    }
    return sheet.text();
  }

  private static void row(Sheet sheet, EpochReport r) {
    sheet.row(
        Integer.toString(r.epoch()),
        Say.decimal(r.trainLoss()),
        Say.percent(r.trainAccuracy()),
        Say.decimal(r.validationLoss()),
        Say.percent(r.validationAccuracy()),
        Say.seconds(r.seconds()));
  }

  private static void draw(Graphics2D g, List<EpochReport> reports) {
    int[] epochs = reports.stream().mapToInt(EpochReport::epoch).toArray();
    new LineChart(WIDTH / 2 - 6, HEIGHT - 8, "loss (nats)")
        .falling()
        .solid("training", epochs, values(reports, EpochReport::trainLoss))
        .dashed("validation", epochs, values(reports, r -> orNaN(r.validationLoss())))
        .paint(g, 4, 4);
    new LineChart(WIDTH / 2 - 6, HEIGHT - 8, "accuracy (%)")
        .risingTo(100)
        .solid("training", epochs, values(reports, r -> 100 * r.trainAccuracy()))
        .dashed("validation", epochs, values(reports, r -> 100 * orNaN(r.validationAccuracy())))
        .paint(g, WIDTH / 2, 4);
  }

  private static double[] values(List<EpochReport> reports, ToDoubleFunction<EpochReport> value) {
    return reports.stream().mapToDouble(value).toArray();
  }

  private static double orNaN(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }
}
