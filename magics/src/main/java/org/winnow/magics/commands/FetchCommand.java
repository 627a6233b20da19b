package org.winnow.magics.commands;

import org.winnow.datasets.repository.Remote;
import org.winnow.datasets.repository.Transfer;
import org.winnow.magics.Command;
import picocli.CommandLine.Parameters;

/** Brings commits of a remote. */
@picocli.CommandLine.Command(
    name = "fetch",
    description = "Bring the commits of a remote here, as REMOTE/BRANCH; no branch moves.")
public final class FetchCommand extends Command {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "REMOTE",
      defaultValue = Remote.ORIGIN,
      description = "Which remote (default ${DEFAULT-VALUE}).")
  private String remote;

  @Override
  protected void run() {
    ProgressLine line = new ProgressLine(host());
    Transfer came =
        LongWork.call(
            "fetching from " + remote,
            host(),
            () -> session().repository().remotes().fetch(remote, line));
    host().print(TransferText.of(came));
  }
}
