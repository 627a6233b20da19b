package org.winnow.magics.commands;

import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.EditConflictException;
import org.winnow.datasets.repository.Merges;
import org.winnow.datasets.repository.Side;
import org.winnow.magics.Command;
import picocli.CommandLine.Option;

/** Commits the pending edits. */
@picocli.CommandLine.Command(
    name = "commit",
    description = "Commit the pending label edits, or the merge in progress, with a message.")
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
    Merges merges = session().repository().merges();
    if (merges.inProgress().isPresent()) {
      MergeReport.show(merges.finish(Optional.of(message)), session(), host());
      return;
    }
    if (session().repository().pending().isEmpty()) {
      host().print("Nothing to commit: there are no pending edits.\n");
      return;
    }
    String before = session().repository().head();
    Commit commit = commit();
    host().print("[" + commit.shortId() + "] " + message + "\n");
    host().print(commit.counts().map(Object::toString).orElse("") + "\n");
    if (!commit.parents().contains(before)) {
      String tip = commit.parents().get(0).substring(0, 7);
      host().print("It follows " + tip + ", which was not checked out here: its edits are in.\n");
    }
  }

  private Commit commit() {
    try {
      return session().labels().commit(message);
    } catch (EditConflictException e) {
      throw new InputException(
          e.getMessage()
              + "\n%commit --settle yours (or theirs) keeps one side; %undo takes yours back",
          e);
    }
  }
}
