package org.winnow.magics.commands;

import org.winnow.datasets.Split;
import org.winnow.magics.Command;
import org.winnow.magics.PlantedReport;
import org.winnow.training.Evaluation;
import org.winnow.training.Model;
import org.winnow.viz.ConfusionChart;
import org.winnow.viz.EvaluationTable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a model. */
@picocli.CommandLine.Command(
    name = "evaluate",
    description =
        "Measure a model on the validation split; --test is counted, --planted judges suspects.")
public final class EvaluateCommand extends Command {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "MODEL",
      description = "Its name (default: the model trained last).")
  private String name;

  @Option(names = "--test", description = "On the test split; each look at it is counted.")
  private boolean test;

  @Option(
      names = "--planted",
      description = "How many of the planted mistakes the suspects found, and edits mended.")
  private boolean planted;

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "evaluation",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  @Override
  protected void run() {
    claim(as, Evaluation.class);
    if (planted) {
      host().print(PlantedReport.of(session().data(), session().lastSuspects()) + "\n");
      return;
    }
    Model model = name == null ? session().model() : session().model(name);
    String shownName = name == null ? session().models().currentName() : name;
    Evaluation evaluation =
        LongWork.call(
            "measuring " + shownName,
            host(),
            () -> session().evaluate(model, test ? Split.TEST : Split.VALIDATION));
    session()
        .stale(model)
        .ifPresent(why -> host().print("Note: " + shownName + " is " + why + ".\n"));
    if (test) {
      host()
          .print(
              "The test split has been looked at " + Looks.times(session().lookAtTest()) + ".\n");
    }
    String title = shownName + " on the " + (test ? "test" : "validation") + " split";
    host().display(EvaluationTable.of(title, evaluation));
    host().display(ConfusionChart.of(title, evaluation));
    bind(as, Evaluation.class, evaluation);
  }
}
