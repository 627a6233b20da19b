package org.winnow.magics.commands;

import java.util.Arrays;
import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;
import org.winnow.insight.LearningCurves;
import org.winnow.insight.Strategy;
import org.winnow.magics.Command;
import org.winnow.training.Recipe;
import org.winnow.training.Simulation;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays choosing on labelled data. */
@picocli.CommandLine.Command(
    name = "simulate",
    description =
        "Replay the choosing of labels on labelled data: how many does a strategy save? An"
            + " interrupt keeps the part that is done.")
public final class SimulateCommand extends Command {
  @Parameters(
      paramLabel = "STRATEGY",
      arity = "0..*",
      description = "Compared with random choice; default margin. %%uncertain? lists them.")
  private List<String> strategies = List.of("margin");

  @Option(
      names = "--start",
      paramLabel = "N",
      defaultValue = "20",
      description = "Labels to start with (default ${DEFAULT-VALUE}).")
  private int start;

  @Option(
      names = "--n",
      paramLabel = "N",
      defaultValue = "20",
      description = "Labels a round (default ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--to",
      paramLabel = "N",
      defaultValue = "200",
      description = "Labels at the end (default ${DEFAULT-VALUE}).")
  private int most;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs of each strategy, with seeds from 1 on (default ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(names = "--diverse", description = "Spread the batches, as %%uncertain --diverse.")
  private boolean diverse;

  @Mixin private TrainingOptions training = new TrainingOptions();

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "curves",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  @Override
  protected void run() {
    claim(as, LearningCurves.class);
    Simulation.Replay replay =
        new Simulation.Replay(strategies(), start, batch, most, seeds, diverse);
    Recipe recipe = training.recipe(session());
    CurveDisplay display = new CurveDisplay(host());
    LearningCurves curves =
        session()
            .choosing()
            .replay(recipe, replay, display::show, host().cancellation()::requested);
    display.last(curves);
    if (host().cancellation().requested()) {
      host().print("Interrupted: this is the part that was done by then.\n");
    }
    bind(as, LearningCurves.class, curves);
  }

  private List<Strategy> strategies() {
    List<String> known = Arrays.stream(Strategy.values()).map(Strategy::label).toList();
    for (String name : strategies) {
      if (!known.contains(name)) {
        String hint =
            NearestName.of(name, known).map(n -> "; did you mean '" + n + "'?").orElse("");
        throw new InputException(
            "STRATEGY '" + name + "' is not one of " + String.join(", ", known) + hint);
      }
    }
    return strategies.stream().map(known::indexOf).map(i -> Strategy.values()[i]).toList();
  }
}
