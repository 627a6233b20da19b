package org.winnow.magics.commands;

import java.nio.file.Path;
import java.util.List;
import org.winnow.insight.Annotations;
import org.winnow.magics.Command;
import org.winnow.viz.AgreementTable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells how far annotators agree. */
@picocli.CommandLine.Command(
    name = "agreement",
    description =
        "How far annotators agree where several judged the same examples: Cohen's and Fleiss'"
            + " kappa, overall and by class.")
public final class AgreementCommand extends Command {
  @Parameters(
      arity = "0..*",
      paramLabel = "COMMIT",
      description = "Branches or commits whose judgements are compared (default HEAD).")
  private List<String> revisions = List.of("HEAD");

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Judgements from a CSV file with the columns id, annotator, label instead.")
  private Path file;

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "annotations",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  @Override
  protected void run() {
    claim(as, Annotations.class);
    Annotations all =
        file == null
            ? session().labels().annotations(revisions)
            : session().labels().annotations(file);
    if (all.ids().isEmpty()) {
      host().print("No example was judged by two people or more there.\n");
    } else {
      session().shown(all.ids());
      host().display(AgreementTable.of(all));
    }
    bind(as, Annotations.class, all);
  }
}
