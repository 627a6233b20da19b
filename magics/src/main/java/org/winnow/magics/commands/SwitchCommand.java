package org.winnow.magics.commands;

import org.winnow.datasets.Dataset;
import org.winnow.magics.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes to a branch. */
@picocli.CommandLine.Command(
    name = "switch",
    description = "Go to a branch, with the pending edits; -c begins it first.")
public final class SwitchCommand extends Command {
  @Parameters(index = "0", paramLabel = "BRANCH", description = "The branch to go to.")
  private String branch;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "COMMIT",
      description = "With -c: where it begins (default HEAD).")
  private String start;

  @Option(
      names = {"-c", "--create"},
      description = "Begin the branch.")
  private boolean create;

  @Override
  protected void run() {
    if (start != null && !create) {
      throw wrongUse("a second name goes with -c: where the new branch begins");
    }
    Dataset data =
        create
            ? session().labels().switchToNew(branch, start == null ? "HEAD" : start)
            : session().labels().switchTo(branch);
    int pending = session().repository().pending().size();
    String along =
        pending == 0
            ? ""
            : ", with " + pending + (pending == 1 ? " pending edit" : " pending edits");
    String head = session().repository().head().substring(0, 7);
    host().print("On branch " + branch + " at " + head + along + ": " + data + "\n");
  }
}
