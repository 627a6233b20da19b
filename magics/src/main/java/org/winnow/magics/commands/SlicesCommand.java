package org.winnow.magics.commands;

import org.winnow.insight.Slices;
import org.winnow.magics.Command;
import org.winnow.viz.FindingsTable;
import picocli.CommandLine.Option;

/** Shows in which groups of examples the model does worse. */
@picocli.CommandLine.Command(
    name = "slices",
    description =
        "Find groups of examples that the model gets wrong more often than others, beyond chance.")
public final class SlicesCommand extends Command {
  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "slices",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  @Override
  protected void run() {
    claim(as, Slices.class);
    session()
        .stale(session().model())
        .ifPresent(why -> host().print("Note: the model is " + why + ".\n"));
    Slices found = LongWork.call("comparing groups", host(), () -> session().judging().slices());
    session().shown(found.findings().stream().map(slice -> slice.ids().get(0)).toList());
    host().display(FindingsTable.of(session().data(), found));
    if (!found.findings().isEmpty()) {
      host().print("#1 is the worst example of the first slice: %show #1, %similar #1\n");
    }
    bind(as, Slices.class, found);
  }
}
