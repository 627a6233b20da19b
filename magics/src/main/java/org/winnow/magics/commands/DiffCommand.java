package org.winnow.magics.commands;

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
      description = "A commit, HEAD~1, or A..B.")
  private String from;

  @Option(names = "--stat", description = "Counts by pair of classes only, no pictures.")
  private boolean stat;

  @Override
  protected void run() {
    int dots = from == null ? -1 : from.indexOf("..");
    String since = from == null ? "" : dots < 0 ? from : from.substring(0, dots);
    String until = dots < 0 ? "HEAD" : from.substring(dots + 2);
    DatasetRepository repository = session().repository();
    LabelDiff diff = from == null ? repository.diffPending() : repository.diff(since, until);
    session().shown(diff.changes().stream().map(Change::id).toList());
    String title = from == null ? "pending edits" : since + " → " + until;
    Dataset now = session().data();
    host()
        .display(
            stat
                ? LabelDiffFigure.stat(title, diff)
                : LabelDiffFigure.of(title, diff, now, repository.committed()));
    int pending = repository.pending().size();
    if (from != null && pending > 0) {
      host()
          .print("Pending edits (" + pending + ") are not part of this; %diff alone shows them.\n");
    }
  }
}
