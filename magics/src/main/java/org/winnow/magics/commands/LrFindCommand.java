package org.winnow.magics.commands;

import org.winnow.magics.Command;
import org.winnow.training.EpochReport;
import org.winnow.training.LearningRateCurve;
import org.winnow.training.LearningRateSearch;
import org.winnow.training.Optimizer;
import org.winnow.training.Recipe;
import org.winnow.training.TrainingMonitor;
import org.winnow.viz.LearningRateFigure;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for a learning rate. */
@picocli.CommandLine.Command(
    name = "lr_find",
    description =
        "Try learning rates on a network that is thrown away, and suggest one; an interrupt shows"
            + " the part that is done.")
public final class LrFindCommand extends Command {
  @Option(
      names = "--low",
      paramLabel = "RATE",
      defaultValue = "1e-6",
      description = "The smallest rate (default ${DEFAULT-VALUE}).")
  private double low;

  @Option(
      names = "--high",
      paramLabel = "RATE",
      defaultValue = "10",
      description = "The largest rate; it ends before where the loss explodes.")
  private double high;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "100",
      description = "Steps, one a rate (default ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = {"--bs", "--batch"},
      paramLabel = "N",
      defaultValue = "64",
      description = "Examples a step (default ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--optimizer",
      paramLabel = "RULE",
      defaultValue = "adam",
      description = "sgd, nesterovs, adam, adamw or rmsprop (default ${DEFAULT-VALUE}).")
  private Optimizer optimizer;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of weights, shuffling and dropout (default ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private RefinementOptions refinement;

  @Option(
      names = "--skeleton",
      paramLabel = "SKELETON",
      description = "The skeleton (default: the one declared last).")
  private String skeleton;

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "rates",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  @Override
  protected void run() {
    claim(as, LearningRateCurve.class);
    if (skeleton != null) {
      session().skeleton(skeleton);
    }
    Recipe recipe =
        Recipe.standard()
            .withBatchSize(batch)
            .withOptimizer(optimizer)
            .withWeightDecay(optimizer.usualWeightDecay())
            .withSeed(seed)
            .withRefinement(refinement.refinement());
    LearningRateCurve curve =
        LearningRateSearch.search(
            new LearningRateSearch.TrainingInput(session().skeleton(), recipe, session().data()),
            new LearningRateSearch.Range(low, high, steps),
            monitor());
    host().display(LearningRateFigure.of(curve));
    bind(as, LearningRateCurve.class, curve);
  }

  private TrainingMonitor monitor() {
    return new TrainingMonitor() {
      @Override
      public boolean cancelled() {
        return host().cancellation().requested();
      }

      @Override
      public void batchDone(long step, long of, double loss) {
        // a second or two: the figure at the end is enough
      }

      @Override
      public void epochDone(EpochReport report) {
        // there are no epochs
      }
    };
  }
}
