package org.winnow.magics.commands;

import java.nio.file.Path;
import java.util.Optional;
import org.winnow.datasets.repository.MergeStrategy;
import org.winnow.datasets.repository.Merges;
import org.winnow.magics.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Merges branches. */
@picocli.CommandLine.Command(
    name = "merge",
    description = "Merge a branch into this one, judgement by judgement; --continue, --abort.")
public final class MergeCommand extends Command {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "BRANCH",
      description =
          "A branch or a commit; with --continue, a folder that git cloned and merged in.")
  private String revision;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "The merge commit's message (default: Merge branch 'x').")
  private String message;

  @Option(
      names = "--strategy",
      paramLabel = "RULE",
      description =
          "What settles conflicts: consensus (more annotators), newest, or author:NAME; ties wait"
              + " for you.")
  private String strategy;

  @Option(
      names = "--continue",
      description =
          "Commit the merge, once its conflicts are settled; with a folder, the one git began there.")
  private boolean goOn;

  @Option(names = "--abort", description = "Give the merge up.")
  private boolean abort;

  @Override
  protected void run() {
    boolean begun = revision != null && !goOn;
    if ((begun ? 1 : 0) + (goOn ? 1 : 0) + (abort ? 1 : 0) != 1) {
      throw wrongUse("%merge takes a BRANCH, --continue, --continue CLONE or --abort");
    }
    if (strategy != null && !begun) {
      throw wrongUse("--strategy goes with a BRANCH");
    }
    Merges merges = session().repository().merges();
    if (abort) {
      merges.abort();
      host().print("The merge is given up; all is as before it.\n");
      return;
    }
    MergeStrategy rule = strategy == null ? MergeStrategy.ASK : MergeStrategy.parse(strategy);
    Optional<String> said = Optional.ofNullable(message);
    if (goOn && revision != null) {
      MergeReport.show(merges.finish(Path.of(revision), said), session(), host());
      return;
    }
    MergeReport.show(
        goOn ? merges.finish(said) : merges.merge(revision, rule, said), session(), host());
  }
}
