package org.winnow.magics.commands;

import java.util.concurrent.CancellationException;
import org.winnow.datasets.Split;
import org.winnow.magics.Command;
import org.winnow.viz.ImpactTable;
import org.winnow.worth.Impact;
import org.winnow.worth.ImpactResult;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a commit was worth. */
@picocli.CommandLine.Command(
    name = "impact",
    description =
        "Train with and without a commit: what it was worth in accuracy, loss and recall of each"
            + " class.")
public final class ImpactCommand extends Command {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "COMMIT",
      defaultValue = "HEAD",
      description = "The commit (default HEAD).")
  private String revision;

  @Option(
      names = "--as-it-was",
      description =
          "Compare the commit with its parent, as labels were then (default: the labels checked"
              + " out with themselves without it).")
  private boolean asItWas;

  @Mixin private WorthOptions training = new WorthOptions();

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "impact",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  @Override
  protected void run() {
    claim(as, ImpactResult.class);
    Split split = training.split(session(), host());
    Impact.Wish wish = new Impact.Wish(revision, training.seeds, split, asItWas);
    FoldsLine line =
        new FoldsLine(host(), "network", 2 * training.seeds, host().cancellation()::requested);
    try {
      ImpactResult result = session().worth().impact(training.recipe(session()), wish, line);
      host().display(ImpactTable.of(result));
      bind(as, ImpactResult.class, result);
    } catch (CancellationException interrupted) {
      host().print("Interrupted: what was trained is kept, the same command goes on from there.\n");
      throw interrupted;
    }
  }
}
