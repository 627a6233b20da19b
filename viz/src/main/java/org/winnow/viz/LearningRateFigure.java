package org.winnow.viz;

import java.awt.Graphics2D;
import java.util.Locale;
import java.util.OptionalDouble;
import org.winnow.training.LearningRateCurve;

/** The loss over the learning rate, with the rate that is suggested. */
public final class LearningRateFigure {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 320;

  /** Losses beyond this multiple of the first would flatten all that matters. */
  private static final double HIGHEST = 1.5;

  private LearningRateFigure() {}

  public static Figure of(LearningRateCurve curve) {
    Figure text = Figure.text(words(curve));
    return curve.rates().length < 2
        ? text
        : Drawing.attach(text, () -> Drawing.card(WIDTH, HEIGHT, g -> draw(g, curve)));
  }

  private static String words(LearningRateCurve curve) {
    double[] rates = curve.rates();
    if (rates.length == 0) {
      return "No step is done yet.";
    }
    double[] smooth = curve.smoothed();
    int lowest = 0;
    for (int i = 0; i < smooth.length; i++) {
      lowest = smooth[i] < smooth[lowest] ? i : lowest;
    }
    String tried =
        String.format(
            Locale.ROOT,
            "%d steps from %.1e to %.1e%s; loss %.3f at first, lowest %.3f at %.1e",
            rates.length,
            rates[0],
            rates[rates.length - 1],
            curve.whole() ? "" : " (interrupted)",
            smooth[0],
            smooth[lowest],
            rates[lowest]);
    OptionalDouble suggestion = curve.suggestion();
    return suggestion.isPresent()
        ? tried + String.format(Locale.ROOT, "\nsuggested: --lr %.1e", suggestion.getAsDouble())
        : tried + "\nno suggestion: the loss did not fall clearly; try more steps or wider rates";
  }

  private static void draw(Graphics2D g, LearningRateCurve curve) {
    double[] smooth = curve.smoothed();
    double most = HIGHEST * smooth[0];
    LineChart chart =
        new LineChart(WIDTH, HEIGHT, "loss (smoothed)").over("learning rate").logarithmic();
    chart.over(curve.rates(), smooth, most);
    OptionalDouble suggestion = curve.suggestion();
    if (suggestion.isPresent()) {
      double at = suggestion.getAsDouble();
      double low = java.util.Arrays.stream(smooth).min().orElse(0);
      chart.upright(
          String.format(Locale.ROOT, "suggested %.1e", at), at, new double[] {low, smooth[0]});
    }
    chart.paint(g, 0, 0);
  }
}
