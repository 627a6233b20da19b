package org.winnow.magics.commands;

import java.nio.file.Path;
import java.util.List;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.repository.LabelCsv;
import org.winnow.magics.Command;
import picocli.CommandLine.Parameters;

/** Labels as CSV. */
@picocli.CommandLine.Command(
    name = "labels",
    description = "Export the labels as CSV, or import some as pending edits.")
public final class LabelsCommand extends Command {
  /** Which way. */
  enum Way {
    EXPORT,
    IMPORT
  }

  @Parameters(index = "0", paramLabel = "export|import", description = "Which way.")
  private Way way;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "A CSV file with the columns id and label.")
  private Path file;

  @Override
  protected void run() {
    if (way == Way.EXPORT) {
      LabelCsv.export(session().data(), file);
      host().print(session().data().size() + " labels written to " + file + "\n");
      return;
    }
    List<? extends LabelEdit> edits =
        LabelCsv.importEdits(
            file, session().data(), new Attribution(session().labels().annotator(), Origin.HAND));
    host().print(EditSummary.of(session(), session().labels().record(edits)));
  }
}
