package org.winnow.viz;

import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.repository.Change;
import org.winnow.datasets.repository.LabelDiff;
import org.winnow.training.Predictions;

/**
 * The label edits between the data of two models: counts by class pair, and those after which the
 * example itself is predicted as another class.
 *
 * @param diff all edits
 * @param turned those of them whose example the two models predict differently
 * @param figure both, as tables
 */
public record EditsBetween(LabelDiff diff, List<Change> turned, Figure figure) {
  private static final int MOST = 50;

  public EditsBetween {
    turned = List.copyOf(turned);
  }

  /**
   * Compares what two models say of the edited examples that are in the data set.
   *
   * @param data holds the examples; those that it lacks are counted, but not asked about
   * @param first of the edited examples in {@code data}, in the order of the edits
   * @param second of the same ones
   */
  public static EditsBetween of(
      Dataset data,
      LabelDiff diff,
      ModelComparison.Contestant first,
      ModelComparison.Contestant second) {
    Sheet sheet =
        new Sheet("edited, and predicted as another class since")
            .left("id", "label before", "label after", first.name(), second.name());
    List<String> asked = first.predictions().ids();
    List<Change> turned =
        diff.changes().stream()
            .filter(change -> turned(asked.indexOf(change.id()), first, second))
            .toList();
    for (Change change : turned.subList(0, Math.min(MOST, turned.size()))) {
      int i = asked.indexOf(change.id());
      sheet.row(
          data.ids().shortest(data.row(change.id())),
          label(change.before()),
          label(change.after()),
          said(first.predictions(), i),
          said(second.predictions(), i));
    }
    sheet.note(turned.size() > MOST ? "… and " + Say.count(turned.size() - MOST) + " more" : "");
    String title = "label edits between their data: " + diff.counts();
    sheet.note(
        Say.count(turned.size())
            + " of "
            + Say.count(asked.size(), "edited example")
            + " predicted as another class; most were trained on by one or both.");
    List<Sheet> tables = List.of(new LabelPairs(diff.changes()).sheet(title), sheet);
    return new EditsBetween(diff, turned, Gallery.figure(tables, List.of()));
  }

  private static boolean turned(
      int i, ModelComparison.Contestant first, ModelComparison.Contestant second) {
    return i >= 0 && !said(first.predictions(), i).equals(said(second.predictions(), i));
  }

  private static String said(Predictions predictions, int i) {
    return predictions.classes().get(predictions.predicted(i));
  }

  private static String label(Optional<String> name) {
    return name.orElse("?");
  }
}
