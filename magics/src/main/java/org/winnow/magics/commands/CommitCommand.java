package org.winnow.magics.commands;

import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.Side;
import org.winnow.magics.Command;
import picocli.CommandLine.Option;

/** Commits the pending edits. */
@picocli.CommandLine.Command(
    name = "commit",
    description = "Commit the pending label edits with a message.")
public final class CommitCommand extends Command {
  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      required = true,
      description = "What was done, and why.")
  private String message;

  @Option(
      names = "--settle",
      paramLabel = "SIDE",
      description = "Where somebody else edited the same examples meanwhile: keep yours or theirs.")
  private Side settle;

  @Override
  protected void run() {
    if (message.isBlank()) {
      throw wrongUse("a commit needs a message that says something");
    }
    if (settle != null) {
      session().repository().settle(settle);
    }
    if (session().repository().pending().isEmpty()) {
      host().print("Nothing to commit: there are no pending edits.\n");
      return;
    }
    Commit commit = session().labels().commit(message);
    host()
        .print(
            "["
                + commit.shortId()
                + "] "
                + message
                + "\n"
                + commit.counts().map(Object::toString).orElse("")
                + "\n");
  }
}
