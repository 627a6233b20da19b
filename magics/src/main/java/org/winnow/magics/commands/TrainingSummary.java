package org.winnow.magics.commands;

import java.util.List;
import java.util.Locale;
import org.winnow.training.EpochReport;
import org.winnow.training.Model;

/** What came of a training, in a line. */
final class TrainingSummary {
  private TrainingSummary() {}

  static String of(String name, Model model) {
    List<EpochReport> history = model.history();
    StringBuilder text = new StringBuilder();
    text.append(name).append(' ').append(model.hash(), 0, 7).append(": ");
    text.append(
        String.format(
            Locale.ROOT,
            "%d %s in %.1f s, seed %d",
            model.provenance().epochsDone(),
            model.provenance().epochsDone() == 1 ? "epoch" : "epochs",
            model.provenance().seconds(),
            model.recipe().seed()));
    model.provenance().stopped().ifPresent(why -> text.append(", ").append(why));
    if (!history.isEmpty()) {
      EpochReport last = history.get(history.size() - 1);
      text.append(
          String.format(
              Locale.ROOT,
              "; training loss %.3f, accuracy %.1f %%",
              last.trainLoss(),
              100 * last.trainAccuracy()));
      last.validationAccuracy()
          .ifPresent(
              a ->
                  text.append(
                      String.format(Locale.ROOT, "; validation accuracy %.1f %%", 100 * a)));
    }
    model
        .trace()
        .ifPresent(
            t -> text.append(String.format(Locale.ROOT, "; trace %.1f MB", t.bytes() / 1e6)));
    return text.append('\n').toString();
  }
}
