package org.winnow.magics.commands;

import org.winnow.datasets.repository.Transfer;
import org.winnow.magics.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings commits of a remote. */
@picocli.CommandLine.Command(
    name = "fetch",
    description = "Bring the commits of a remote here, as REMOTE/BRANCH; no branch moves.")
public final class FetchCommand extends Command {
  @Mixin private RemoteName remote = new RemoteName();

  @Option(
      names = "--bytes",
      description = "Bring all bytes of examples too, where a clone has labels alone.")
  private boolean bytes;

  @Override
  protected void run() {
    ProgressLine line = new ProgressLine(host());
    Transfer came =
        LongWork.call(
            "fetching from " + remote,
            host(),
            () -> session().repository().remotes().fetch(remote.toString(), line));
    host().print(TransferText.of(came));
    if (bytes) {
      Transfer brought =
          LongWork.call(
              "fetching bytes from " + remote,
              host(),
              () -> session().repository().remotes().fetchBytes(remote.toString(), line));
      host().print(TransferText.of(brought));
    }
  }
}
