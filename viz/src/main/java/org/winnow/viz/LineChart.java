package org.winnow.viz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A panel of curves over whole numbers, as epochs, drawn by XChart in Winnow's colours. */
final class LineChart {
  /** More points than this are drawn as a line without marks. */
  private static final int MOST_MARKS = 40;

  /** Up to so many epochs each one is marked on the axis. */
  private static final int FEW = 12;

  /** More points than this are thinned. */
  private static final int MOST_POINTS = 500;

  private final XYChart chart;

  LineChart(int width, int height, String yTitle) {
    chart =
        new XYChartBuilder()
            .width(width)
            .height(height)
            .xAxisTitle("epoch")
            .yAxisTitle(yTitle)
            .build();
    XYStyler styler = chart.getStyler();
    styler.setPlotGridLinesColor(Ink.RULE).setPlotGridLinesStroke(new BasicStroke(1));
    styler.setAxisTickMarksColor(Ink.FRAME).setAxisTickLabelsColor(Ink.SOFT);
    styler.setAxisTitleFont(Ink.bold(12)).setAxisTickLabelsFont(Ink.plain(11));
    styler.setXAxisDecimalPattern("#").setXAxisMin(0.0).setPlotBorderVisible(false);
    styler.setChartBackgroundColor(Ink.PAPER).setPlotBackgroundColor(Ink.PAPER);
    styler.setChartFontColor(Ink.TEXT).setLegendFont(Ink.plain(11));
    styler.setLegendBackgroundColor(Ink.PAPER).setLegendBorderColor(Ink.RULE);
    styler.setXAxisTickMarkSpacingHint(60).setMarkerSize(5);
  }

  /** What the horizontal axis counts, if not epochs. */
  LineChart over(String what) {
    chart.setXAxisTitle(what);
    return this;
  }

  /** The vertical axis begins at 0; the legend stands where a falling curve is not. */
  LineChart falling() {
    chart.getStyler().setYAxisMin(0.0).setLegendPosition(LegendPosition.InsideNE);
    return this;
  }

  /** The vertical axis ends at {@code most}; the legend stands where a rising curve is not. */
  LineChart risingTo(double most) {
    chart.getStyler().setYAxisMax(most).setLegendPosition(LegendPosition.InsideSE);
    return this;
  }

  LineChart withoutLegend() {
    chart.getStyler().setLegendVisible(false);
    return this;
  }

  /** A solid blue curve; values that are not finite are left out. */
  LineChart solid(String name, int[] epochs, double[] values) {
    return curve(name, epochs, values, Ink.BLUE, SeriesMarkers.CIRCLE, new BasicStroke(2));
  }

  /** A dashed orange curve; values that are not finite are left out. */
  LineChart dashed(String name, int[] epochs, double[] values) {
    BasicStroke dashes =
        new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 3}, 0);
    return curve(name, epochs, values, Ink.ORANGE, SeriesMarkers.DIAMOND, dashes);
  }

  /** A solid curve of any colour; values that are not finite are left out. */
  LineChart solid(String name, int[] x, double[] values, Color colour) {
    return curve(name, x, values, colour, SeriesMarkers.CIRCLE, new BasicStroke(2));
  }

  /** The horizontal axis grows by factors. */
  LineChart logarithmic() {
    XYStyler styler = chart.getStyler();
    styler.setXAxisLogarithmic(true).setXAxisMin(null).setXAxisDecimalPattern("0E0");
    styler.setLegendPosition(LegendPosition.InsideSW);
    return this;
  }

  /** A solid blue line over any numbers; values above a bound are left out. */
  LineChart over(double[] x, double[] values, double most) {
    int[] kept = IntStream.range(0, x.length).filter(i -> values[i] <= most).toArray();
    return line("loss", of(x, kept), of(values, kept), new BasicStroke(2), Ink.BLUE);
  }

  /** A dashed upright line at a place. */
  LineChart upright(String name, double at, double[] ends) {
    BasicStroke dashes =
        new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 3}, 0);
    return line(name, new double[] {at, at}, ends, dashes, Ink.ORANGE);
  }

  private static double[] of(double[] values, int[] kept) {
    return IntStream.of(kept).mapToDouble(i -> values[i]).toArray();
  }

  private LineChart line(String name, double[] x, double[] y, BasicStroke stroke, Color colour) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(stroke);
    return this;
  }

  private LineChart curve(
      String name, int[] epochs, double[] values, Color colour, Marker marker, BasicStroke line) {
    int every = (epochs.length + MOST_POINTS - 1) / MOST_POINTS;
    int[] kept =
        IntStream.range(0, epochs.length)
            .filter(i -> (i + 1) % every == 0 || i == epochs.length - 1)
            .filter(i -> Double.isFinite(values[i]))
            .toArray();
    if (kept.length == 0) {
      return this;
    }
    double[] x = IntStream.of(kept).mapToDouble(i -> epochs[i]).toArray();
    if (kept.length > FEW) {
      x[0] += .01; // XChart marks multiples of the gap (24, 48 …) where all gaps are the same
    }
    double[] y = IntStream.of(kept).mapToDouble(i -> values[i]).toArray();
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(kept.length > MOST_MARKS ? SeriesMarkers.NONE : marker);
    series.setMarkerColor(colour).setLineColor(colour).setLineStyle(line);
    return this;
  }

  /** Draws the panel with its top left corner at a place; nothing where no value is finite. */
  void paint(Graphics2D g, int left, int top) {
    if (chart.getSeriesCollection().isEmpty()) {
      return;
    }
    AffineTransform before = g.getTransform();
    g.translate(left, top);
    chart.paint(g, chart.getWidth(), chart.getHeight());
    g.setTransform(before);
  }
}
