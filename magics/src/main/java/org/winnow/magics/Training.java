package org.winnow.magics;

import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.training.CrossValidation;
import org.winnow.training.Model;
import org.winnow.training.Predictions;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;

/**
 * A training as it was asked for: its skeleton, recipe and data stay what they were then, whatever
 * becomes of the session's. So it may run on another thread.
 */
public final class Training {
  private final Skeleton skeleton;
  private final Recipe recipe;
  private final OpenData.Moment moment;
  private final Way way;

  /** How a trainer is asked to train. */
  @FunctionalInterface
  private interface Way {
    Model train(Trainer trainer, Dataset data, TrainingMonitor monitor);
  }

  private Training(Skeleton skeleton, Recipe recipe, OpenData.Moment moment, Way way) {
    this.skeleton = skeleton;
    this.recipe = recipe;
    this.moment = moment;
    this.way = way;
  }

  /** Of the session's skeleton and data as they are now. */
  static Training of(Session session, Recipe recipe) {
    OpenData.Moment now = session.opened().moment(); // labels may be edited while it trains
    session.failures().require(Link.EDITS);
    session.models().awaitEngine();
    return new Training(session.skeleton(), recipe, now, Trainer::train);
  }

  /** The same, beginning with a model's weights where its layers are like this skeleton's. */
  public Training from(Model model) {
    return new Training(
        skeleton, recipe, moment, (trainer, data, watch) -> trainer.trainFrom(model, data, watch));
  }

  /**
   * The training that made a model, gone on with to the recipe's number of epochs.
   *
   * @throws InputException where the model's training cannot go on
   */
  public Training resumed(Model model) {
    if (model.resumableAfter().isEmpty()) {
      throw new InputException(
          "this model does not know the state of its training (it was opened from a file saved"
              + " without --resumable, or imported);\nstart a training from its weights instead: %train --from NAME");
    }
    return new Training(
        model.skeleton(),
        recipe,
        moment,
        (trainer, data, watch) -> trainer.resume(model, data, watch));
  }

  /** What is trained on what, as {@code lenet on digits}. */
  public String title() {
    return skeleton.name() + " on " + moment.data().name();
  }

  /** How it is trained. */
  public Recipe recipe() {
    return recipe;
  }

  /**
   * Trains.
   *
   * @throws InputException where it was stopped before there was anything to keep
   */
  public Model run(TrainingMonitor monitor) {
    Model model =
        way.train(new Trainer(skeleton, recipe), moment.data(), monitor)
            .withOrigin(moment.head(), moment.pending().size());
    if (model.history().isEmpty()) {
      throw new InputException(
          model.provenance().stopped().orElse("stopped")
              + ", before any epoch was done: there is nothing to keep");
    }
    return model;
  }

  /**
   * Refuses a number of folds before any work is done.
   *
   * @throws InputException where the training examples cannot be divided so
   */
  public void requireFolds(int folds) {
    CrossValidation.requireFolds(folds, CrossValidation.rows(moment.data()).length);
  }

  /**
   * Probabilities of the training examples from folds that had not seen them.
   *
   * @throws java.util.concurrent.CancellationException where the monitor cancels
   */
  public Predictions folds(int folds, TrainingMonitor monitor) {
    return CrossValidation.outOfSample(moment.data(), skeleton, recipe, folds, monitor);
  }
}
