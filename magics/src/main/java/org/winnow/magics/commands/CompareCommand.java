package org.winnow.magics.commands;

import org.winnow.datasets.Split;
import org.winnow.magics.Command;
import org.winnow.viz.ModelComparison;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two models example by example. */
@picocli.CommandLine.Command(
    name = "compare",
    description = "Compare two models: accuracies, and which examples turned right or wrong.")
public final class CompareCommand extends Command {
  @Parameters(index = "0", paramLabel = "MODEL", description = "The model before.")
  private String before;

  @Parameters(index = "1", paramLabel = "MODEL", description = "The model after.")
  private String after;

  @Option(names = "--test", description = "On the test split; each look at it is counted.")
  private boolean test;

  @Override
  protected void run() {
    ModelComparison comparison =
        LongWork.call(
            "comparing " + before + " with " + after,
            host(),
            () -> session().compare(before, after, test ? Split.TEST : Split.VALIDATION));
    if (test) {
      host()
          .print(
              "The test split has been looked at " + Looks.times(session().lookAtTest()) + ".\n");
    }
    session().shown(comparison.shownIds());
    host().display(comparison.figure());
  }
}
