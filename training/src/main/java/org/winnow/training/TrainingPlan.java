package org.winnow.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Schema;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;

/**
 * What is trained on what: checked before anything is computed.
 *
 * @param trainRows labelled rows to learn from
 * @param validationRows labelled rows to watch, possibly none
 * @param exampleWeights full example id → how much its loss counts, 0 or more; others count 1
 */
record TrainingPlan(
    Skeleton skeleton,
    Recipe recipe,
    Dataset data,
    int[] trainRows,
    int[] validationRows,
    Map<String, Double> exampleWeights) {

  /** Examples that all count alike. */
  TrainingPlan(
      Skeleton skeleton, Recipe recipe, Dataset data, int[] trainRows, int[] validationRows) {
    this(skeleton, recipe, data, trainRows, validationRows, Map.of());
  }

  TrainingPlan {
    if (skeleton.inherited().isPresent()) {
      recipe = skeleton.inherited().get().heeded(recipe, skeleton);
      skeleton.inherited().get().of(data);
    }
    TextFit.check(skeleton, data);
    checkShape(skeleton, data.schema().shape(), "data set '" + data.name() + "'");
    checkClasses(skeleton, data);
    recipe.refinement().check(skeleton);
    exampleWeights.forEach(TrainingPlan::checkWeight);
    if (trainRows.length == 0) {
      throw new InputException(
          "data set '"
              + data.name()
              + "' has no labelled example to train on; label some, or check its split");
    }
    if (recipe.patience().isPresent() && validationRows.length == 0) {
      throw new InputException(
          "early stopping watches the validation split, but '"
              + data.name()
              + "' has no labelled example there; leave patience out");
    }
  }

  private static void checkWeight(String id, double weight) {
    if (!(weight >= 0 && Double.isFinite(weight))) {
      throw new InputException("example " + id + " must weigh 0 or more, got " + weight);
    }
  }

  /** The usual plan: the labelled examples of the train and the validation split. */
  static TrainingPlan of(Skeleton skeleton, Recipe recipe, Dataset data) {
    return new TrainingPlan(
        skeleton,
        recipe,
        data,
        data.labelledRows(Split.TRAIN),
        data.labelledRows(Split.VALIDATION));
  }

  TrainingPlan weighing(Map<String, Double> weights) {
    return new TrainingPlan(skeleton, recipe, data, trainRows, validationRows, weights);
  }

  /**
   * A vector input may read pictures of as many values, and the other way round; a sequence may
   * read pictures row by row.
   */
  static void checkShape(Skeleton skeleton, Shape data, String what) {
    Shape own = skeleton.inputShape();
    boolean rows = Input.isSequence(own) && own.height() == data.height();
    boolean reshaped = own.isVector() || data.isVector() || rows;
    if (!own.equals(data) && !(reshaped && own.size() == data.size())) {
      throw new InputException(
          "skeleton '"
              + skeleton.name()
              + "' reads "
              + own
              + ", but "
              + what
              + " has examples of "
              + data
              + "; write: input "
              + data);
    }
  }

  private static void checkClasses(Skeleton skeleton, Dataset data) {
    Schema schema = data.schema();
    List<String> classes = schema.classes();
    if (skeleton.classes() != classes.size()) {
      String some = String.join(", ", classes.subList(0, Math.min(5, classes.size())));
      throw new InputException(
          "skeleton '"
              + skeleton.name()
              + "' has output "
              + skeleton.classes()
              + ", but data set '"
              + data.name()
              + "' has "
              + classes.size()
              + (classes.size() == 1 ? " class (" : " classes (")
              + some
              + (classes.size() > 5 ? ", …)" : ")")
              + (classes.size() < 2
                  ? "; there must be two or more to tell apart"
                  : "; write: output " + classes.size()));
    }
  }

  int batchesPerEpoch() {
    return (trainRows.length + recipe.batchSize() - 1) / recipe.batchSize();
  }

  long steps() {
    return (long) batchesPerEpoch() * recipe.epochs();
  }

  List<String> trainIds() {
    return Arrays.stream(trainRows).mapToObj(data.ids()::get).toList();
  }

  /** How much each training example's loss counts: the weight of its class times its own. */
  float[] weights(int[] labels) {
    float[] ofClass = recipe.refinement().classWeights().of(data, labels);
    float[] weights = new float[labels.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = ofClass[labels[i]];
      if (!exampleWeights.isEmpty()) {
        String id = data.ids().get(trainRows[i]);
        weights[i] *= exampleWeights.getOrDefault(id, 1.0).floatValue();
      }
    }
    return weights;
  }

  int[] labels(int[] rows) {
    return Arrays.stream(rows).map(data.labels()::classOf).toArray();
  }
}
