package org.winnow.magics.commands;

import java.util.OptionalInt;
import java.util.Set;
import org.winnow.datasets.InputException;
import org.winnow.training.Device;
import org.winnow.training.Model;
import org.winnow.training.Optimizer;
import org.winnow.training.Recipe;
import org.winnow.training.Schedule;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The options that say how a network is trained. */
final class RecipeOptions {
  private static final Set<String> WITH_RESUME =
      Set.of("--resume", "--as", "--background", "--folds", "--trace");

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "EPOCHS",
      defaultValue = "10",
      description = "Passes over the training examples (default ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = {"--lr", "--learning-rate"},
      paramLabel = "RATE",
      defaultValue = "0.001",
      description = "Learning rate (default ${DEFAULT-VALUE}).")
  private double learningRate;

  @Option(
      names = {"--bs", "--batch"},
      paramLabel = "N",
      defaultValue = "64",
      description = "Examples a step (default ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = {"--wd", "--weight-decay"},
      paramLabel = "W",
      description = "Decoupled weight decay (default 0, with adamw 0.01).")
  private Double weightDecay;

  @Option(
      names = "--optimizer",
      paramLabel = "RULE",
      defaultValue = "adam",
      description = "sgd, nesterovs, adam, adamw or rmsprop (default ${DEFAULT-VALUE}).")
  private Optimizer optimizer;

  @Option(
      names = "--schedule",
      paramLabel = "SCHEDULE",
      defaultValue = "constant",
      description = "constant, cosine, step or one_cycle (default ${DEFAULT-VALUE}).")
  private Schedule schedule;

  @Option(
      names = "--patience",
      paramLabel = "EPOCHS",
      description = "Stop after so many epochs without a better validation loss, keep the best.")
  private Integer patience;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of weights, shuffling and dropout (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "auto",
      description =
          "What computes: auto (the fastest), dl4j (stock), or reference: slower, the same bits on "
              + "every machine (default ${DEFAULT-VALUE}).")
  private Computing engine;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads of the training, 1 to 256 (default: those that are quickest here); the same"
              + " number gives the same bits.")
  private Integer threads;

  /** Names of what computes. */
  enum Computing {
    AUTO(Device.CPU),
    DL4J(Device.DL4J),
    REFERENCE(Device.REFERENCE);

    private final Device device;

    Computing(Device device) {
      this.device = device;
    }
  }

  @Mixin private RefinementOptions refinement;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * The recipe of a training that goes on: the model's own, to its number of epochs where fewer are
   * done, or for EPOCHS more.
   *
   * @throws InputException where anything else about the recipe was said
   */
  Recipe toGoOn(Model model) {
    ParseResult written = command.commandLine().getParseResult();
    for (OptionSpec option : written.matchedOptions()) {
      if (!WITH_RESUME.contains(option.longestName())) {
        throw new InputException(
            "--resume goes on with the model's own recipe; "
                + option.longestName()
                + " cannot change it. %train --from NAME starts anew from its weights");
      }
    }
    int done = model.resumableAfter().orElse(0);
    int asked = model.recipe().epochs();
    boolean more = written.hasMatchedPositional(0) || done >= asked;
    return model.recipe().withEpochs(more ? done + epochs : asked);
  }

  Recipe recipe() {
    return new Recipe(
        epochs,
        batch,
        optimizer,
        learningRate,
        schedule,
        weightDecay == null ? optimizer.usualWeightDecay() : weightDecay,
        patience == null ? OptionalInt.empty() : OptionalInt.of(patience),
        seed,
        engine.device,
        threads == null ? OptionalInt.empty() : OptionalInt.of(threads),
        refinement.refinement());
  }
}
