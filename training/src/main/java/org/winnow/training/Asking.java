package org.winnow.training;

import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;

/** What a model can be asked beside predictions, passes and embeddings. */
final class Asking {
  private final Model model;

  Asking(Model model) {
    this.model = model;
  }

  float[][] inputGradients(Dataset data, int[] rows, int[] labels) {
    model.checkFits(data);
    if (model.skeleton().input().isTokens()) {
      throw new InputException("tokens are names: a loss has no gradient by them");
    }
    if (labels.length != rows.length) {
      throw new InputException(rows.length + " rows need as many labels, got " + labels.length);
    }
    for (int label : labels) {
      if (label < 0 || label >= model.classes().size()) {
        throw new InputException(
            "a label is a class index 0 to " + (model.classes().size() - 1) + ", got " + label);
      }
    }
    try (Network network = network()) {
      return new Forward(network, model.skeleton(), model.preparation())
          .inputGradients(data, rows, labels);
    }
  }

  private Network network() {
    return Engine.of(model.recipe()).forInference(model.skeleton(), model.weights());
  }
}
