package org.winnow.magics.commands;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.winnow.magics.Command;
import org.winnow.magics.LiveView;
import org.winnow.training.CrossValidation;
import org.winnow.training.Device;
import org.winnow.training.EpochReport;
import org.winnow.training.Model;
import org.winnow.training.Optimizer;
import org.winnow.training.Recipe;
import org.winnow.training.Schedule;
import org.winnow.training.TrainingMonitor;
import org.winnow.viz.TrainingChart;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains the current skeleton on the current data. */
@picocli.CommandLine.Command(
    name = "train",
    description = "Train the skeleton on the data; an interrupt keeps the best model so far.")
public final class TrainCommand extends Command {
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
      defaultValue = "0",
      description = "Decoupled weight decay (default ${DEFAULT-VALUE}).")
  private double weightDecay;

  @Option(
      names = "--optimizer",
      paramLabel = "RULE",
      defaultValue = "adam",
      description = "sgd, nesterovs, adam or rmsprop (default ${DEFAULT-VALUE}).")
  private Optimizer optimizer;

  @Option(
      names = "--schedule",
      paramLabel = "SCHEDULE",
      defaultValue = "constant",
      description = "constant, cosine or one_cycle (default ${DEFAULT-VALUE}).")
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
      names = "--folds",
      paramLabel = "K",
      description = "Also train K networks that each leave a fold out, for out-of-sample suspects.")
  private Integer folds;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "cpu",
      description = "Where to train: cpu (default ${DEFAULT-VALUE}).")
  private Device device;

  @Option(
      names = "--skeleton",
      paramLabel = "SKELETON",
      description = "The skeleton (default: the one declared last).")
  private String skeleton;

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "model",
      description = "The model's name and Java variable (default ${DEFAULT-VALUE}).")
  private String as;

  @Override
  protected void run() {
    claim(as, Model.class);
    if (folds != null) {
      CrossValidation.requireFolds(folds, CrossValidation.rows(session().data()).length);
    }
    if (skeleton != null) {
      session().skeleton(skeleton);
    }
    Recipe recipe = recipe();
    String name = variable(as);
    String dataName = session().data().name();
    String title = session().skeleton().name() + " on " + dataName;
    Model model =
        watched(title, recipe.epochs(), monitor -> session().train(recipe, name, monitor));
    host().print(summary(name, model));
    bind(as, Model.class, model);
    if (folds != null) {
      trainFolds(recipe);
    }
  }

  private Recipe recipe() {
    return new Recipe(
        epochs,
        batch,
        optimizer,
        learningRate,
        schedule,
        weightDecay,
        patience == null ? OptionalInt.empty() : OptionalInt.of(patience),
        seed,
        device);
  }

  private Model watched(
      String title, int epochs, java.util.function.Function<TrainingMonitor, Model> training) {
    TrainingChart chart = new TrainingChart(title, epochs);
    LiveView view = host().open(chart.view());
    Optional<String> outcome = Optional.empty();
    try {
      TrainingMonitor monitor =
          chart.monitor(
              changes -> {
                view.update(changes);
                view.still(chart::figure);
              },
              host().cancellation()::requested);
      Model model = training.apply(monitor);
      outcome = Optional.of(model.provenance().stopped().orElse(""));
      return model;
    } finally {
      String unfinished = host().cancellation().requested() ? "interrupted" : "failed";
      view.update(chart.finished(outcome.orElse(unfinished)));
      view.close(chart.figure());
    }
  }

  private void trainFolds(Recipe recipe) {
    long start = System.nanoTime();
    try {
      session().folds(recipe, folds, new FoldsLine(host(), folds));
    } catch (CancellationException e) {
      host()
          .print(
              e.getMessage()
                  + "; %suspects judges by the training of "
                  + variable(as)
                  + " alone\n");
      return;
    }
    host()
        .print(
            String.format(
                Locale.ROOT,
                "%d folds in %.1f s: %%suspects now judges out of sample%n",
                folds,
                (System.nanoTime() - start) / 1e9));
  }

  private static String summary(String name, Model model) {
    List<EpochReport> history = model.history();
    StringBuilder text = new StringBuilder();
    text.append(name).append(' ').append(model.hash(), 0, 7).append(": ");
    text.append(
        String.format(
            Locale.ROOT,
            "%d %s in %.1f s, seed %d",
            model.provenance().epochsDone(),
            model.provenance().epochsDone() == 1 ? "epoch" : "epochs",
            model.provenance().seconds(),
            model.recipe().seed()));
    model.provenance().stopped().ifPresent(why -> text.append(", ").append(why));
    if (!history.isEmpty()) {
      EpochReport last = history.get(history.size() - 1);
      text.append(
          String.format(
              Locale.ROOT,
              "; training loss %.3f, accuracy %.1f %%",
              last.trainLoss(),
              100 * last.trainAccuracy()));
      last.validationAccuracy()
          .ifPresent(
              a ->
                  text.append(
                      String.format(Locale.ROOT, "; validation accuracy %.1f %%", 100 * a)));
    }
    model
        .trace()
        .ifPresent(
            t -> text.append(String.format(Locale.ROOT, "; trace %.1f MB", t.bytes() / 1e6)));
    return text.append('\n').toString();
  }
}
