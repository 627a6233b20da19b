package org.winnow.magics.commands;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.winnow.magics.Command;
import org.winnow.magics.Job;
import org.winnow.magics.Training;
import org.winnow.training.Model;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains the current skeleton on the current data. */
@picocli.CommandLine.Command(
    name = "train",
    description = "Train the skeleton on the data; an interrupt keeps the best model so far.")
public final class TrainCommand extends Command {
  @Mixin private RecipeOptions recipe;

  @Option(
      names = "--folds",
      paramLabel = "K",
      description = "Also train K networks that each leave a fold out, for out-of-sample suspects.")
  private Integer folds;

  @Option(
      names = "--skeleton",
      paramLabel = "SKELETON",
      description = "The skeleton (default: the one declared last).")
  private String skeleton;

  @Option(
      names = "--resume",
      description =
          "Go on with the training of the current model, or of --as NAME, by its own recipe: to its"
              + " last epoch, or for EPOCHS more.")
  private boolean resume;

  @Option(
      names = "--from",
      paramLabel = "MODEL",
      description = "Begin with this model's weights, layer by layer where name and shape agree.")
  private String from;

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "model",
      description = "The model's name and Java variable (default ${DEFAULT-VALUE}).")
  private String as;

  @Option(
      names = "--background",
      description =
          "Return at once: other cells run meanwhile, %%jobs tells how far it is, %%wait waits, "
              + "%%stop ends it; an interrupt does not. The data are those of now.")
  private boolean background;

  @Override
  protected void run() {
    if (background) {
      assigned().ifPresent(this::refuseAssignment);
    }
    claim(as, Model.class);
    String name = variable(as);
    session().jobs().requireFree(name);
    if (skeleton != null) {
      session().skeleton(skeleton);
    }
    MissingBytes.bring(session().data(), host());
    Training training = training(name);
    if (folds != null) {
      training.requireFolds(folds);
    }
    if (background) {
      begin(name, training);
    } else {
      train(name, training);
    }
  }

  private Training training(String name) {
    if (resume) {
      boolean named = !name.equals("model") && session().models().names().contains(name);
      Model model = named ? session().model(name) : session().model();
      return session().training(recipe.toGoOn(model)).resumed(model);
    }
    Training training = session().training(recipe.recipe());
    return from == null ? training : training.from(session().model(from));
  }

  private void train(String name, Training training) {
    WatchedTraining watched = new WatchedTraining(host(), training);
    Model model = watched.run(host().cancellation()::requested);
    session().models().put(name, model);
    watched.notices().forEach(line -> host().print(line + "\n"));
    host().print(TrainingSummary.of(name, model));
    bind(as, Model.class, model);
    if (folds != null) {
      trainFolds(name, training);
    }
  }

  private void trainFolds(String name, Training training) {
    long start = System.nanoTime();
    FoldsLine line = new FoldsLine(host(), folds, host().cancellation()::requested);
    try {
      session().models().putFolds(training.folds(folds, line));
    } catch (CancellationException e) {
      host().print(e.getMessage() + "; %suspects judges by the training of " + name + " alone\n");
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

  private void begin(String name, Training training) {
    if (host().variable(name) == null) {
      // Now, not when it is done: to declare a variable takes the turn of a cell.
      host().bind(name, Model.class, null);
    }
    BackgroundTraining work =
        new BackgroundTraining(
            session(),
            host().afterwards(),
            name,
            training,
            folds == null ? OptionalInt.empty() : OptionalInt.of(folds));
    Job job = session().jobs().start(name, training.title(), work);
    host()
        .print(
            "Job %d trains '%s' in the background%s: %%jobs, %%wait %d, %%stop %d.%n"
                .formatted(
                    job.number(),
                    name,
                    host().showsAfterwards()
                        ? ""
                        : ", and nothing of it can be shown here once this cell has ended",
                    job.number(),
                    job.number()));
  }

  private void refuseAssignment(String variable) {
    throw wrongUse(
        "'"
            + variable
            + "' cannot be assigned by %train --background: the model is not there yet when this"
            + " line has run\nwrite %train … --background --as "
            + variable
            + "; the variable holds the model once it is trained (%wait)");
  }
}
