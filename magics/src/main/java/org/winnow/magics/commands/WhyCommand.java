package org.winnow.magics.commands;

import org.winnow.datasets.InputException;
import org.winnow.magics.Command;
import org.winnow.viz.WhyFigure;
import picocli.CommandLine.Parameters;

/** Shows why a label is suspected. */
@picocli.CommandLine.Command(
    name = "why",
    description =
        "Show the evidence about one label: loss by epoch, probabilities, nearest neighbours.")
public final class WhyCommand extends Command {
  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "An id, a unique prefix, or #17 for row 17 of the last table.")
  private String reference;

  @Override
  protected void run() {
    String id = session().resolve(reference);
    session()
        .judging()
        .staleSuspects()
        .ifPresent(why -> host().print("Note: the suspects are " + why + ".\n"));
    host()
        .display(
            WhyFigure.of(
                session().data(),
                session()
                    .lastSuspects()
                    .why(id)
                    .orElseThrow(
                        () ->
                            new InputException(
                                reference
                                    + " was not judged: only training examples with a label are"))));
  }
}
