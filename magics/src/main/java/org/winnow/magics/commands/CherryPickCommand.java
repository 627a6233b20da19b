package org.winnow.magics.commands;

import org.winnow.magics.Command;
import picocli.CommandLine.Parameters;

/** Makes the changes of a commit once more. */
@picocli.CommandLine.Command(
    name = "cherry-pick",
    description = "Make the changes of one commit of another branch here, too.")
public final class CherryPickCommand extends Command {
  @Parameters(
      index = "0",
      paramLabel = "COMMIT",
      description = "The commit whose changes are made.")
  private String revision;

  @Override
  protected void run() {
    MergeReport.show(session().repository().merges().cherryPick(revision), session(), host());
  }
}
