package org.winnow.magics.commands;

import java.util.Optional;
import org.winnow.insight.DataHealth;
import org.winnow.magics.Command;
import org.winnow.magics.ProbabilityFile;
import org.winnow.viz.HealthTable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how well the data set is labelled. */
@picocli.CommandLine.Command(
    name = "health",
    description =
        "Show how well the data are labelled: overall, by class, and which classes overlap.")
public final class HealthCommand extends Command {
  @Option(
      names = "--from",
      paramLabel = "GROUND",
      description =
          "folds (%%train --folds) or trace (in-sample: too good); default folds where there are some.")
  private Ground ground;

  @Mixin private ProbabilityOptions probabilities;

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "health",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  @Override
  protected void run() {
    claim(as, DataHealth.class);
    Optional<ProbabilityFile> file = probabilities.file(null);
    if (probabilities.pointless()) {
      throw wrongUse("--in-sample goes with --probs FILE");
    }
    if (file.isPresent() && ground != null) {
      throw wrongUse("give either --from or --probs");
    }
    DataHealth health =
        LongWork.call(
            "judging the labels",
            host(),
            () -> file.map(session().judging()::health).orElseGet(this::byModel));
    host().display(HealthTable.of(session().data().name(), health));
    bind(as, DataHealth.class, health);
  }

  private DataHealth byModel() {
    session()
        .stale(session().model())
        .ifPresent(why -> host().print("Note: the model is " + why + ".\n"));
    return ground == null ? session().health() : session().judging().health(ground == Ground.FOLDS);
  }
}
