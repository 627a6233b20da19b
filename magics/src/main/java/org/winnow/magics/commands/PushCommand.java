package org.winnow.magics.commands;

import java.util.Optional;
import org.winnow.datasets.repository.Remotes;
import org.winnow.datasets.repository.Transfer;
import org.winnow.magics.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends commits to a remote. */
@picocli.CommandLine.Command(
    name = "push",
    description = "Send a branch to a remote, with the bytes of examples that it lacks.")
public final class PushCommand extends Command {
  @Mixin private RemoteName remote = new RemoteName();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "BRANCH",
      description = "What to send (default: the branch checked out).")
  private String branch;

  @Option(
      names = "--force",
      description = "Give up commits that only the remote has, if it is as last fetched.")
  private boolean force;

  @Option(
      names = "--labels",
      description = "Send labels alone; the bytes of new examples stay here.")
  private boolean labelsOnly;

  @Override
  protected void run() {
    Remotes remotes = session().repository().remotes();
    int pending = session().repository().pending().size();
    ProgressLine line = new ProgressLine(host());
    Remotes.Push what = new Remotes.Push(Optional.ofNullable(branch), force, labelsOnly);
    Transfer went =
        LongWork.call(
            "pushing to " + remote, host(), () -> remotes.push(remote.toString(), what, line));
    host().print(TransferText.of(went));
    if (pending > 0) {
      host().print(pending + " pending edits stay here until they are committed.\n");
    }
  }
}
