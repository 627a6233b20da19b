package org.winnow.viz;

import java.util.List;
import java.util.Locale;
import org.winnow.worth.ImpactResult;
import org.winnow.worth.Paired;

/** What a commit was worth, overall and by class. */
public final class ImpactTable {
  private ImpactTable() {}

  /** A row for accuracy, one for loss and one for the recall of each class. */
  public static Figure of(ImpactResult result) {
    Sheet sheet =
        new Sheet(
            "what " + result.commit().shortId() + " \"" + result.commit().title() + "\" was worth");
    sheet.left("figure").right("without", "with", "difference", "95 % interval").left("");
    row(sheet, "accuracy", result.accuracy());
    row(sheet, "loss", result.loss());
    result.recall().forEach((name, paired) -> row(sheet, "recall of " + name, paired));
    sheet.note(
        "By "
            + result.commit().author().name()
            + ": "
            + result.edits().counts()
            + ". Compared: "
            + result.compared()
            + ".");
    sheet.note(
        Say.count(result.accuracy().with().size(), "pair")
            + " of trainings with the same seed, measured on "
            + Say.count(result.heldOut(), "held-out example")
            + ".");
    result.notes().forEach(sheet::note);
    return sheet.figure();
  }

  private static void row(Sheet sheet, String what, Paired figure) {
    double difference = figure.difference();
    double margin = figure.margin();
    sheet.row(
        List.of(
            what,
            Say.decimal(mean(figure.without())),
            Say.decimal(mean(figure.with())),
            signed(difference),
            Double.isNaN(margin)
                ? Say.NOTHING
                : signed(difference - margin) + " to " + signed(difference + margin),
            figure.clear() ? "*" : ""));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElseThrow();
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.3f", value == 0 ? 0.0 : value);
  }
}
