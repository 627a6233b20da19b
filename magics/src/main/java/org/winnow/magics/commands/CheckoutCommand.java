package org.winnow.magics.commands;

import org.winnow.datasets.Dataset;
import org.winnow.magics.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes to a commit. */
@picocli.CommandLine.Command(
    name = "checkout",
    description = "Go to any commit of the labels; refused while edits are pending.")
public final class CheckoutCommand extends Command {
  @Parameters(
      index = "0",
      paramLabel = "COMMIT",
      description = "A commit's id, HEAD~1, or a branch.")
  private String revision;

  @Option(names = "--discard", description = "Throw pending edits away.")
  private boolean discard;

  @Override
  protected void run() {
    Dataset data = session().labels().checkout(revision, discard);
    host().print("Now at " + session().repository().head().substring(0, 7) + ": " + data + "\n");
  }
}
