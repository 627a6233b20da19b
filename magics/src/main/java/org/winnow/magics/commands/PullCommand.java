package org.winnow.magics.commands;

import org.winnow.datasets.repository.Transfer;
import org.winnow.magics.Command;
import picocli.CommandLine.Mixin;

/** Follows a remote. */
@picocli.CommandLine.Command(
    name = "pull",
    description =
        "Fetch, and move the branch checked out to where the remote's is; pending edits stay.")
public final class PullCommand extends Command {
  @Mixin private RemoteName remote = new RemoteName();

  @Override
  protected void run() {
    ProgressLine line = new ProgressLine(host());
    Transfer came =
        LongWork.call(
            "pulling from " + remote,
            host(),
            () -> session().repository().remotes().pull(remote.toString(), line));
    host().print(TransferText.of(came));
    String head = session().repository().head().substring(0, 7);
    host().print("Now at " + head + ": " + session().data() + "\n");
  }
}
