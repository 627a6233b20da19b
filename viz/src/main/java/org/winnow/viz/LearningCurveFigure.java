package org.winnow.viz;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.winnow.insight.LearningCurves;
import org.winnow.insight.LearningCurves.Mean;
import org.winnow.insight.LearningCurves.Need;
import org.winnow.insight.Strategy;

/**
 * What choosing labels gained: mean curves, with random choice dashed, and labels to accuracies.
 */
public final class LearningCurveFigure {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 340;

  /** Accuracies that the table may name, of which the highest few that were reached are shown. */
  private static final double[] TARGETS = {.5, .6, .7, .8, .85, .9, .93, .95, .96, .97, .98, .99};

  private static final int SHOWN = 5;

  private LearningCurveFigure() {}

  /** The curves as they stand; also of a replay that is still running. */
  public static Figure of(LearningCurves curves) {
    if (curves.curves().isEmpty()) {
      return Figure.text("No round is done yet.");
    }
    Figure table = table(curves).figure();
    return Drawing.attach(table, () -> Drawing.card(WIDTH, HEIGHT, g -> draw(g, curves)));
  }

  /**
   * One sentence: the highest accuracy that both a strategy and random choice reached in most runs,
   * and the labels each needed; empty where there is none.
   */
  public static String saving(LearningCurves curves, Strategy strategy) {
    double[] reached =
        DoubleStream.of(TARGETS)
            .filter(t -> curves.shareOfRandom(strategy, t).isPresent())
            .toArray();
    if (strategy == Strategy.RANDOM || reached.length == 0) {
      return "";
    }
    double target = reached[reached.length - 1];
    return words(strategy)
        + " reached "
        + Math.round(100 * target)
        + " % with "
        + curves.labelsTo(strategy, target).median().orElseThrow()
        + " labels, random choice with "
        + curves.labelsTo(Strategy.RANDOM, target).median().orElseThrow()
        + " (medians of "
        + Say.count(curves.of(strategy).size(), "run")
        + " on "
        + curves.dataset()
        + ")";
  }

  private static Sheet table(LearningCurves curves) {
    String runs = Say.count(curves.curves().size()) + " of " + Say.count(curves.planned(), "run");
    Sheet sheet =
        new Sheet(
            "Labels needed on "
                + curves.dataset()
                + ", median ("
                + runs
                + (curves.isPartial() ? ", not all of them whole)" : ")"));
    double[] targets = targets(curves);
    sheet.left("strategy");
    for (double target : targets) {
      sheet.right("to " + Math.round(100 * target) + " %");
    }
    sheet.right("of random", "last accuracy", "labels");
    for (Strategy strategy : curves.strategies()) {
      sheet.row(row(curves, strategy, targets));
    }
    sheet.note(
        "Accuracy is measured on "
            + Say.count(curves.heldOut(), "held-out example")
            + " that nothing was chosen from; in brackets how many runs got there, where not all.");
    curves.strategies().stream()
        .map(s -> saving(curves, s))
        .filter(s -> !s.isEmpty())
        .forEach(s -> sheet.note(s + "."));
    return sheet;
  }

  private static List<String> row(LearningCurves curves, Strategy strategy, double[] targets) {
    List<String> cells = new ArrayList<>();
    cells.add(words(strategy));
    OptionalDouble share = OptionalDouble.empty();
    for (double target : targets) {
      Need need = curves.labelsTo(strategy, target);
      cells.add(words(need));
      OptionalDouble here = curves.shareOfRandom(strategy, target);
      share = here.isPresent() ? here : share;
    }
    Mean mean = curves.mean(strategy);
    int last = mean.labels().length - 1;
    cells.add(strategy == Strategy.RANDOM ? "" : Say.percent(share));
    cells.add(Say.percent(mean.accuracy()[last]));
    cells.add(Say.count(mean.labels()[last]));
    return cells;
  }

  private static String words(Need need) {
    String median = need.median().isPresent() ? Say.count(need.median().getAsInt()) : Say.NOTHING;
    return need.reached() == need.runs()
        ? median
        : median + " (" + need.reached() + " of " + need.runs() + ")";
  }

  /** {@code k center}. */
  static String words(Strategy strategy) {
    return strategy.label().replace('_', ' ');
  }

  /** The highest few accuracies that most runs of some strategy reached, lowest first. */
  private static double[] targets(LearningCurves curves) {
    double[] reached =
        DoubleStream.of(TARGETS)
            .filter(
                t ->
                    curves.strategies().stream()
                        .anyMatch(s -> curves.labelsTo(s, t).median().isPresent()))
            .toArray();
    return DoubleStream.of(reached).skip(Math.max(0, reached.length - SHOWN)).toArray();
  }

  private static void draw(Graphics2D g, LearningCurves curves) {
    LineChart chart =
        new LineChart(WIDTH - 8, HEIGHT - 8, "accuracy (%)").over("labels").risingTo(100);
    int colour = 0;
    for (Strategy strategy : curves.strategies()) {
      Mean mean = curves.mean(strategy);
      double[] percent = DoubleStream.of(mean.accuracy()).map(a -> 100 * a).toArray();
      if (strategy == Strategy.RANDOM) {
        chart.dashed("random", mean.labels(), percent);
      } else {
        chart.solid(words(strategy), mean.labels(), percent, Ink.curve(colour++));
      }
    }
    chart.paint(g, 4, 4);
  }
}
