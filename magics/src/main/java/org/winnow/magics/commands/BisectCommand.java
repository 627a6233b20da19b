package org.winnow.magics.commands;

import java.util.concurrent.CancellationException;
import org.winnow.datasets.Split;
import org.winnow.magics.Command;
import org.winnow.viz.BisectTable;
import org.winnow.worth.BisectResult;
import org.winnow.worth.Bisection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds the commit that broke a figure. */
@picocli.CommandLine.Command(
    name = "bisect",
    description =
        "Find the first commit from which on a figure fails, training at each it looks at. An"
            + " interrupt keeps what was trained.")
public final class BisectCommand extends Command {
  @Parameters(index = "0", paramLabel = "COMMIT", description = "One that does not fail.")
  private String good;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "COMMIT",
      defaultValue = "HEAD",
      description = "A later one that fails (default HEAD).")
  private String bad;

  @Option(
      names = "--fails",
      required = true,
      paramLabel = "CONDITION",
      description =
          "What fails: accuracy, loss, errors, recall, precision, f1 or count [of CLASS], then"
              + " <, <=, > or >= and a number, as \"recall of 7 < .9\".")
  private String fails;

  @Mixin private WorthOptions training = new WorthOptions();

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "found",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  @Override
  protected void run() {
    claim(as, BisectResult.class);
    Split split = training.split(session(), host());
    Bisection.Wish wish = new Bisection.Wish(good, bad, fails, training.seeds, split);
    BisectResult result = search(wish);
    host().display(BisectTable.of(result));
    host()
        .print(
            "%diff "
                + result.firstBad().shortId()
                + "~1.."
                + result.firstBad().shortId()
                + " shows its edits, %revert "
                + result.firstBad().shortId()
                + " takes them back.\n");
    bind(as, BisectResult.class, result);
  }

  private BisectResult search(Bisection.Wish wish) {
    try {
      return session().worth().bisect(training.recipe(session()), wish, new SearchLine(host()));
    } catch (CancellationException interrupted) {
      host().print("Interrupted: what was trained is kept, the same command goes on from there.\n");
      throw interrupted;
    }
  }
}
