package org.winnow.training;

import java.util.List;
import org.winnow.training.engine.UpdaterState;

/**
 * All that a training needs to go on after an epoch as if it had never paused. Immutable.
 *
 * @param epochs completed epochs
 * @param weights after the last of them; a model's own may be those of a better epoch before
 * @param updater what the update rule remembers
 * @param best the best weights so far
 * @param history one report an epoch
 */
record TrainingState(
    int epochs,
    Weights weights,
    UpdaterState updater,
    BestWeights best,
    List<EpochReport> history) {
  TrainingState {
    history = List.copyOf(history);
  }
}
