package org.winnow.viz;

import java.util.Comparator;
import java.util.List;
import org.winnow.training.ClassScores;
import org.winnow.training.Evaluation;

/**
 * How good a network is: accuracy with its interval, figures of the whole, and of each class. Of
 * more than {@value #MOST} classes those with the lowest F1 are shown.
 */
public final class EvaluationTable {
  static final int MOST = 40;

  private EvaluationTable() {}

  /**
   * @param title what was evaluated on what, as {@code lenet on validation}
   */
  public static Figure of(String title, Evaluation e) {
    Sheet sheet = new Sheet(title + ": accuracy " + Say.interval(e.accuracy()));
    sheet.left("class").right("examples", "precision", "recall", "F1", "ROC area", "PR area");
    shown(e).forEach(c -> row(sheet, c));
    sheet.row(
        "all (mean)",
        Say.count(e.size()),
        Say.percent(e.macroPrecision()),
        Say.percent(e.macroRecall()),
        Say.percent(e.macroF1()),
        Say.decimal(e.macroRocArea()),
        Say.decimal(e.macroPrArea()));
    sheet.note(
        "log loss "
            + Say.decimal(e.logLoss())
            + " nats, calibration error "
            + Say.percent(e.calibrationError())
            + "; intervals are 95 % (Wilson)");
    int left = e.perClass().size() - shown(e).size();
    sheet.note(left > 0 ? "the classes with the lowest F1; " + left + " better ones left out" : "");
    sheet.note(
        e.outOfSample()
            ? ""
            : "In-sample: judged by a network that was trained on these examples.");
    return sheet.figure();
  }

  private static List<ClassScores> shown(Evaluation e) {
    return e.perClass().size() <= MOST
        ? e.perClass()
        : e.perClass().stream()
            .sorted(Comparator.comparingDouble(c -> c.f1().orElse(2)))
            .limit(MOST)
            .toList();
  }

  private static void row(Sheet sheet, ClassScores c) {
    sheet.row(
        c.name(),
        Say.count(c.support()),
        Say.percent(c.precision()),
        Say.percent(c.recall()),
        Say.percent(c.f1()),
        Say.decimal(c.rocArea()),
        Say.decimal(c.prArea()));
  }
}
