package org.winnow.magics.commands;

import org.winnow.datasets.repository.LabelDiff;
import org.winnow.magics.Command;
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

  @Override
  protected void run() {
    LabelDiff diff = diff();
    session().shown(diff.changes().stream().map(c -> c.id()).toList());
    host().print(diff.counts() + "\n");
  }

  private LabelDiff diff() {
    if (from == null) {
      return session().repository().diffPending();
    }
    int dots = from.indexOf("..");
    return dots < 0
        ? session().repository().diff(from, "HEAD")
        : session().repository().diff(from.substring(0, dots), from.substring(dots + 2));
  }
}
