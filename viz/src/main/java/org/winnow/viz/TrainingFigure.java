package org.winnow.viz;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.winnow.training.EpochReport;

/** The static figure of a training: two panels by XChart, and a table by epoch. */
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
        Say.decimal(r.validationLoss().orElse(Double.NaN)),
        Say.percent(r.validationAccuracy().orElse(Double.NaN)),
        Say.seconds(r.seconds()));
  }

  private static void draw(Graphics2D g, List<EpochReport> reports) {
    XYChart loss = chart("loss (nats)");
    curve(loss, "training", reports, EpochReport::trainLoss);
    curve(loss, "validation", reports, r -> orNaN(r.validationLoss()));
    XYChart accuracy = chart("accuracy (%)");
    curve(accuracy, "training", reports, r -> 100 * r.trainAccuracy());
    curve(accuracy, "validation", reports, r -> 100 * orNaN(r.validationAccuracy()));
    loss.getStyler().setYAxisMin(0.0).setLegendPosition(Styler.LegendPosition.InsideNE);
    accuracy.getStyler().setYAxisMax(100.0).setLegendPosition(Styler.LegendPosition.InsideSE);
    AffineTransform start = g.getTransform();
    paint(g, loss, 4);
    g.setTransform(start);
    paint(g, accuracy, WIDTH / 2);
    g.setTransform(start);
  }

  private static void paint(Graphics2D g, XYChart chart, int left) {
    if (chart.getSeriesCollection().isEmpty()) {
      return; // nothing finite to draw: the table says so
    }
    g.translate(left, 4);
    chart.paint(g, chart.getWidth(), chart.getHeight());
  }

  private static XYChart chart(String yTitle) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH / 2 - 6)
            .height(HEIGHT - 8)
            .xAxisTitle("epoch")
            .yAxisTitle(yTitle)
            .build();
    XYStyler styler = chart.getStyler();
    styler.setPlotGridLinesColor(Ink.RULE).setPlotGridLinesStroke(new BasicStroke(1));
    styler.setAxisTickMarksColor(Ink.FRAME).setAxisTickLabelsColor(Ink.SOFT);
    styler.setAxisTitleFont(Ink.bold(12)).setAxisTickLabelsFont(Ink.plain(11));
    styler.setXAxisDecimalPattern("#").setXAxisMaxLabelCount(10).setPlotBorderVisible(false);
    styler.setChartBackgroundColor(Ink.PAPER).setPlotBackgroundColor(Ink.PAPER);
    styler.setChartFontColor(Ink.TEXT).setLegendFont(Ink.plain(11));
    styler.setLegendBackgroundColor(Ink.PAPER).setLegendBorderColor(Ink.RULE);
    styler.setMarkerSize(5);
    return chart;
  }

  private static void curve(
      XYChart chart, String name, List<EpochReport> all, ToDoubleFunction<EpochReport> value) {
    int every = (all.size() + TrainingChart.MOST_POINTS - 1) / TrainingChart.MOST_POINTS;
    List<EpochReport> drawn =
        all.stream()
            .filter(r -> r.epoch() % every == 0 || r == all.get(all.size() - 1))
            .filter(r -> Double.isFinite(value.applyAsDouble(r)))
            .toList();
    if (drawn.isEmpty()) {
      return;
    }
    double[] x = drawn.stream().mapToDouble(EpochReport::epoch).toArray();
    double[] y = drawn.stream().mapToDouble(value).toArray();
    boolean training = name.equals("training");
    Marker marker =
        drawn.size() > 40
            ? SeriesMarkers.NONE
            : training ? SeriesMarkers.CIRCLE : SeriesMarkers.DIAMOND;
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(marker).setLineColor(training ? Ink.BLUE : Ink.ORANGE);
    series.setMarkerColor(training ? Ink.BLUE : Ink.ORANGE);
    series.setLineStyle(
        training
            ? new BasicStroke(2)
            : new BasicStroke(
                2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 3}, 0));
  }

  private static double orNaN(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }
}
