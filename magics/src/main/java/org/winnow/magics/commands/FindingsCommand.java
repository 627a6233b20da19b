package org.winnow.magics.commands;

import org.winnow.insight.DataFindings;
import org.winnow.magics.Command;
import org.winnow.viz.FindingsTable;
import picocli.CommandLine.Option;

/** Shows what is odd about the data beside wrong labels. */
@picocli.CommandLine.Command(
    name = "findings",
    description =
        "Inspect the data without a model: copies, leaky splits, rare classes, order, outliers.")
public final class FindingsCommand extends Command {
  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "findings",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  @Override
  protected void run() {
    claim(as, DataFindings.class);
    DataFindings found =
        LongWork.call("comparing examples", host(), () -> session().judging().inspect());
    host().display(FindingsTable.of(session().data(), found));
    bind(as, DataFindings.class, found);
  }
}
