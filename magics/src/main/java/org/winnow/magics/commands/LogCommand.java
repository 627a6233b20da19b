package org.winnow.magics.commands;

import org.winnow.magics.Command;
import org.winnow.viz.CommitLog;
import picocli.CommandLine.Option;

/** Lists commits. */
@picocli.CommandLine.Command(
    name = "log",
    description = "List the commits of the labels, newest first.")
public final class LogCommand extends Command {
  @Option(names = "--oneline", description = "One line a commit.")
  private boolean oneline;

  @Option(names = "-n", paramLabel = "N", description = "At most so many.")
  private Integer n;

  @Override
  protected void run() {
    if (n != null && n < 1) {
      throw wrongUse("-n must be 1 or more, got " + n);
    }
    var commits = session().repository().log(n == null ? Integer.MAX_VALUE : n);
    String head = session().repository().head();
    host().display(oneline ? CommitLog.oneline(commits, head) : CommitLog.of(commits, head));
  }
}
