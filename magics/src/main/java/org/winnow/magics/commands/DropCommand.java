package org.winnow.magics.commands;

import java.util.List;
import org.winnow.magics.Command;
import picocli.CommandLine.Parameters;

/** Takes examples out of the data set. */
@picocli.CommandLine.Command(
    name = "drop",
    description = "Take examples out of the data set; they stay in the history.")
public final class DropCommand extends Command {
  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      description = "Ids, unique prefixes, or #17 for row 17 of the last table.")
  private List<String> references;

  @Override
  protected void run() {
    List<String> ids = references.stream().map(session()::resolve).distinct().toList();
    host().print(EditSummary.of(session(), session().labels().drop(ids)));
  }
}
