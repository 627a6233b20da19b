package org.winnow.magics;

import org.winnow.datasets.InputException;
import org.winnow.training.Model;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;

/**
 * A training as it was asked for: its skeleton, recipe and data stay what they were then, whatever
 * becomes of the session's.
 */
record Training(Skeleton skeleton, Recipe recipe, OpenData.Moment moment) {

  /** Of the session's skeleton and data as they are now. */
  static Training of(Session session, Recipe recipe) {
    OpenData.Moment now = session.opened().moment(); // labels may be edited while it trains
    session.failures().require(Link.EDITS);
    return new Training(session.skeleton(), recipe, now);
  }

  /**
   * Trains.
   *
   * @throws InputException where it was stopped before there was anything to keep
   */
  Model run(TrainingMonitor monitor) {
    Model model =
        new Trainer(skeleton, recipe)
            .train(moment.data(), monitor)
            .withOrigin(moment.head(), moment.pending().size());
    if (model.history().isEmpty()) {
      throw new InputException(
          model.provenance().stopped().orElse("stopped")
              + ", before any epoch was done: there is nothing to keep");
    }
    return model;
  }
}
