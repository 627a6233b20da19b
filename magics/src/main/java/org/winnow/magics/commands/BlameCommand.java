package org.winnow.magics.commands;

import java.util.List;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.repository.Blame;
import org.winnow.datasets.repository.BlameLine;
import org.winnow.magics.Command;
import org.winnow.viz.BlameTable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells where labels came from. */
@picocli.CommandLine.Command(
    name = "blame",
    description =
        "Who or what judged an example, when, why and in which commit; or all with a label.")
public final class BlameCommand extends Command {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "An id, a unique prefix, or #17 for row 17 of the last table.")
  private String reference;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      description = "All examples with this label instead: what gave it to them.")
  private String label;

  @Override
  protected void run() {
    if ((reference == null) == (label == null)) {
      throw wrongUse("%blame takes an ID or --class CLASS");
    }
    Blame blame = session().repository().blame();
    Dataset data = session().data();
    List<BlameLine> lines =
        label == null ? blame.example(session().resolve(reference)) : blame.label(label);
    if (label != null) {
      session().shown(lines.stream().map(BlameLine::id).toList());
    }
    String title = label == null ? "" : "label " + label + ": " + lines.size() + " in this commit";
    host().display(BlameTable.of(title, lines, id -> shown(data, id), session().models()::nameOf));
    if (!session().repository().pending().isEmpty()) {
      host().print("Pending edits are not part of this; %diff shows them.\n");
    }
  }

  private static String shown(Dataset data, String id) {
    int row = data.ids().find(id);
    return row < 0 ? id : data.ids().shortest(row);
  }
}
