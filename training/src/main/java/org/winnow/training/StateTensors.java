package org.winnow.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.training.engine.UpdaterState;

/** Where a training stood as arrays of a file, and back. */
final class StateTensors {
  private static final String NOW = "now/";
  private static final String BEST = "best/";
  private static final String UPDATER = "updater";

  private StateTensors() {}

  /** What the arrays do not say. */
  static ObjectNode describe(TrainingState state) {
    ObjectNode node =
        CanonicalJson.object()
            .put("epochs", state.epochs())
            .put("steps", state.updater().steps())
            .put("bestEpoch", state.best().epoch());
    if (Double.isFinite(state.best().lowest())) {
      node.put("bestLoss", state.best().lowest());
    }
    return node;
  }

  /** The weights after the last epoch, the best where they are older, and the rule's moments. */
  static List<Tensor> of(TrainingState state, Skeleton skeleton) {
    List<Tensor> tensors = new ArrayList<>(WeightTensors.of(NOW, state.weights(), skeleton));
    if (state.best().epoch() != state.epochs()) {
      tensors.addAll(WeightTensors.of(BEST, state.best().weights().orElseThrow(), skeleton));
    }
    float[] moments = state.updater().values();
    if (moments.length > 0) {
      tensors.add(Tensor.of(UPDATER, List.of(moments.length), moments));
    }
    return tensors;
  }

  static TrainingState read(List<Tensor> tensors, Fields described, ModelManifest.Described model) {
    int epochs = described.whole("epochs");
    int bestEpoch = described.whole("bestEpoch");
    if (epochs < 1 || epochs != model.history().size() || bestEpoch < 1 || bestEpoch > epochs) {
      throw new InputException(
          "its state is that of epoch "
              + epochs
              + ", the best "
              + bestEpoch
              + ", but its history has "
              + model.history().size());
    }
    Weights now = WeightTensors.read(model.skeleton(), named(NOW, tensors));
    Weights best =
        bestEpoch == epochs ? now : WeightTensors.read(model.skeleton(), named(BEST, tensors));
    float[] moments =
        tensors.stream()
            .filter(t -> t.name().equals(UPDATER) && t.type() == Tensor.Type.F32)
            .findFirst()
            .map(Tensor::floats)
            .orElse(new float[0]);
    double lowest =
        described.has("bestLoss") ? described.number("bestLoss") : Double.POSITIVE_INFINITY;
    return new TrainingState(
        epochs,
        now,
        new UpdaterState(described.wide("steps"), moments),
        BestWeights.of(model.recipe().patience(), best, bestEpoch, lowest),
        model.history());
  }

  private static List<Tensor> named(String prefix, List<Tensor> tensors) {
    return tensors.stream()
        .filter(t -> t.name().startsWith(prefix))
        .map(t -> new Tensor(t.name().substring(prefix.length()), t.type(), t.shape(), t.data()))
        .toList();
  }
}
