package org.winnow.magics.commands;

import java.util.List;
import org.winnow.datasets.repository.Branches;
import org.winnow.magics.Command;
import org.winnow.viz.RefTable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists, begins, deletes and renames branches. */
@picocli.CommandLine.Command(
    name = "branch",
    description = "List the branches, begin one at a commit, delete or rename one.")
public final class BranchCommand extends Command {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "A new branch; without one all are listed.")
  private String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "COMMIT",
      description = "Where it begins (default HEAD).")
  private String start;

  @Option(
      names = {"-d", "--delete"},
      paramLabel = "BRANCH",
      description = "Delete a branch.")
  private String delete;

  @Option(names = "--force", description = "Delete it with commits that are nowhere else.")
  private boolean force;

  @Option(
      names = {"-m", "--move"},
      arity = "2",
      paramLabel = "BRANCH",
      description = "Give a branch another name: -m OLD NEW.")
  private List<String> move;

  @Override
  protected void run() {
    Branches branches = session().repository().branches();
    if ((name != null ? 1 : 0) + (delete != null ? 1 : 0) + (move != null ? 1 : 0) > 1) {
      throw wrongUse("%branch does one thing at a time: NAME, --delete BRANCH or --move OLD NEW");
    }
    if (force && delete == null) {
      throw wrongUse("--force goes with --delete");
    }
    if (delete != null) {
      branches.delete(delete, force);
      host().print("Branch " + delete + " is deleted.\n");
    } else if (move != null) {
      branches.rename(move.get(0), move.get(1));
      host().print("Branch " + move.get(0) + " is now called " + move.get(1) + ".\n");
    } else if (name != null) {
      branches.create(name, start == null ? "HEAD" : start);
      host().print("Branch " + name + " is begun; %switch " + name + " goes there.\n");
    } else {
      host().display(RefTable.branches(branches.all()));
    }
  }
}
