package org.winnow.magics.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.winnow.datasets.Dataset;
import org.winnow.magics.Command;
import org.winnow.viz.ImageGrid;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Marks examples for a second look, or shows those that are. */
@picocli.CommandLine.Command(
    name = "flag",
    description =
        "Mark examples for a second look, with a note; without an ID show those that are.")
public final class FlagCommand extends Command {
  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Ids, unique prefixes, or #17 for row 17 of the last table.")
  private List<String> references = List.of();

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why; it is committed with the flag.")
  private String note;

  @Override
  protected void run() {
    if (!references.isEmpty()) {
      host().print(EditSummary.of(session(), session().labels().flag(references, note)));
      return;
    }
    if (!note.isEmpty()) {
      throw wrongUse("--note goes with an ID");
    }
    show(session().data(), session().repository().flags());
  }

  private void show(Dataset data, Map<String, String> flags) {
    TreeMap<Integer, String> byRow = new TreeMap<>();
    flags.forEach((id, why) -> byRow.put(data.ids().find(id), why));
    if (byRow.isEmpty()) {
      host().print("No example of " + data.name() + " is flagged.\n");
      return;
    }
    List<Integer> rows = new ArrayList<>(byRow.keySet());
    session().shown(rows.stream().map(data.ids()::get).toList());
    String title = data.name() + ": flagged for a second look";
    host().display(ImageGrid.of(title, data, rows.stream().mapToInt(r -> r).toArray(), byRow::get));
  }
}
