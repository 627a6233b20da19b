package org.winnow.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.InputException;

/**
 * Where a training begins.
 *
 * @param weights the first weights
 * @param state of the training that it goes on with, empty: a new one
 * @param trace of that training
 * @param traced whether its examples are recorded
 */
record Beginning(
    Weights weights, Optional<TrainingState> state, Optional<TrainingTrace> trace, boolean traced) {
  /** A new training from weights drawn from the recipe's seed. */
  static Beginning fresh(Skeleton skeleton, Recipe recipe) {
    return new Beginning(
        Weights.first(skeleton, recipe.seed()), Optional.empty(), Optional.empty(), true);
  }

  Beginning untraced() {
    return new Beginning(weights, state, trace, false);
  }

  /**
   * A new training that takes over a model's weights where a layer of the same name has arrays of
   * the same names and shapes.
   *
   * @throws InputException where there is none such
   */
  static Beginning from(Model model, Skeleton skeleton, Recipe recipe) {
    Map<String, String> theirs = shapes(model.skeleton());
    Map<String, String> own = shapes(skeleton);
    Weights drawn = Weights.first(skeleton, recipe.seed());
    Map<String, float[]> arrays = new LinkedHashMap<>();
    int taken = 0;
    for (ParameterSpec p : skeleton.parameters()) {
      boolean same = own.get(p.layer()).equals(theirs.get(p.layer()));
      arrays.put(p.name(), same ? model.weights().values(p.name()) : drawn.values(p.name()));
      taken += same ? 1 : 0;
    }
    if (taken == 0) {
      throw new InputException(
          "no layer of '"
              + skeleton.name()
              + "' has the name and the shape of one of '"
              + model.skeleton().name()
              + "'; name layers alike, as: stem = conv 16 3x3");
    }
    return new Beginning(new Weights(arrays), Optional.empty(), Optional.empty(), true);
  }

  /** Layer → the shapes of all its arrays. */
  private static Map<String, String> shapes(Skeleton skeleton) {
    Map<String, String> shapes = new LinkedHashMap<>();
    for (ParameterSpec p : skeleton.parameters()) {
      shapes.merge(p.layer(), p.name() + p.shape(), String::concat);
    }
    return shapes;
  }

  /**
   * The training that made a model, from its last completed epoch on.
   *
   * @param digest of the data to go on with
   * @throws InputException where the model does not know the state, or the data changed since
   */
  static Beginning resumed(Model model, Recipe recipe, String digest) {
    TrainingState state =
        model
            .state()
            .orElseThrow(
                () ->
                    new InputException(
                        "this model does not know the state of its training (it was opened from a"
                            + " file saved without --resumable, or imported);\nstart a training from its weights instead:"
                            + " %train --from NAME"));
    if (!model.provenance().dataDigest().equals(digest)) {
      throw new InputException(
          "the data are no longer those of this training; start one from its weights instead:"
              + " %train --from NAME");
    }
    if (recipe.epochs() <= state.epochs()) {
      throw new InputException(
          "this training has done "
              + state.epochs()
              + " epochs already; ask for more than "
              + recipe.epochs());
    }
    return new Beginning(state.weights(), Optional.of(state), model.trace(), true);
  }
}
