package org.winnow.magics.commands;

import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.magics.Command;
import org.winnow.training.Provenance;
import org.winnow.viz.ModelComparison;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two models example by example. */
@picocli.CommandLine.Command(
    name = "compare",
    description =
        "Compare two models: accuracies, which examples turned right or wrong, and the label edits"
            + " between their data.")
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
    edits();
  }

  private void edits() {
    Provenance first = session().model(before).provenance();
    Provenance second = session().model(after).provenance();
    if (first.dataDigest().equals(second.dataDigest())) {
      host().print("Both were trained from the same labels.\n");
      return;
    }
    try {
      host().display(session().worth().edits(before, after).figure());
      if (first.pendingEdits() + second.pendingEdits() > 0) {
        host().print("Edits that were pending when one was trained are not among these.\n");
      }
    } catch (InputException e) {
      host()
          .print(
              "The label edits between their data are not known here: "
                  + e.getMessage().lines().findFirst().orElse("")
                  + ".\n");
    }
  }
}
