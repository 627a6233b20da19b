package org.winnow.magics.commands;

import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.repository.Change;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.LabelDiff;
import org.winnow.magics.Command;
import org.winnow.viz.LabelDiffFigure;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows label changes. */
@picocli.CommandLine.Command(
    name = "diff",
    description = "Show label changes: pending ones, those since a commit, or between two (A..B).")
public final class DiffCommand extends Command {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "COMMIT",
      description = "A commit, HEAD~1, a branch, or A..B.")
  private String from;

  @Option(names = "--stat", description = "Counts by pair of classes only, no pictures.")
  private boolean stat;

  @Override
  protected void run() {
    DatasetRepository repository = session().repository();
    if (from == null) {
      show("pending edits", repository.diffPending(), List.of());
      return;
    }
    int dots = from.indexOf("..");
    String since = dots < 0 ? from : orHead(from.substring(0, dots));
    String until = dots < 0 ? "HEAD" : orHead(from.substring(dots + 2));
    show(since + " → " + until, repository.diff(since, until), List.of(until, since));
    int pending = repository.pending().size();
    if (pending > 0) {
      host()
          .print("Pending edits (" + pending + ") are not part of this; %diff alone shows them.\n");
    }
  }

  private static String orHead(String revision) {
    return revision.isBlank() ? "HEAD" : revision;
  }

  private void show(String title, LabelDiff diff, List<String> sides) {
    session().shown(diff.changes().stream().map(Change::id).toList());
    host()
        .display(
            stat
                ? LabelDiffFigure.stat(title, diff)
                : LabelDiffFigure.of(title, diff, holding(diff, sides)));
  }

  /** Data sets that hold the examples: what is open where that does, else the commits compared. */
  private Dataset[] holding(LabelDiff diff, List<String> sides) {
    DatasetRepository repository = session().repository();
    List<Dataset> where = new ArrayList<>(List.of(session().data(), repository.committed()));
    for (String side : sides) {
      boolean all =
          diff.changes().stream()
              .allMatch(c -> where.stream().anyMatch(data -> data.ids().find(c.id()) >= 0));
      if (!all) {
        where.add(repository.at(side));
      }
    }
    return where.toArray(Dataset[]::new);
  }
}
