package org.winnow.training;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Split;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;

/**
 * Probabilities for training examples by networks that did not see them: the train split is divided
 * into folds, and each fold is judged by a network trained on the others.
 */
public final class CrossValidation {
  private static final int MOST_FOLDS = 100;

  private CrossValidation() {}

  /**
   * Trains once for each fold; folds are stratified by label and drawn from the recipe's seed.
   *
   * @param folds 2 to 100, and no more than there are labelled training examples
   * @param monitor sees one training after the other as a single one, of {@code folds · epochs}
   *     epochs
   * @return probabilities of the labelled rows of the train split, ascending, out of sample
   * @throws CancellationException where the monitor cancels: a part of the folds is of no use
   * @throws InputException where the folds, or skeleton and data, do not fit
   */
  public static Predictions outOfSample(
      Dataset data, Skeleton skeleton, Recipe recipe, int folds, TrainingMonitor monitor) {
    TrainingPlan whole = TrainingPlan.of(skeleton, recipe, data);
    int[] rows = whole.trainRows();
    requireFolds(folds, rows.length);
    Folds division = Folds.stratified(whole.labels(rows), skeleton.classes(), folds, recipe.seed());
    float[][] probabilities = new float[rows.length][];
    for (int fold = 0; fold < folds; fold++) {
      TrainingPlan plan =
          new TrainingPlan(
              skeleton, recipe, data, division.outside(fold, rows), whole.validationRows());
      float[][] judged =
          judge(plan, division.inside(fold, rows), new PartMonitor(monitor, fold, folds));
      int[] positions = division.positions(fold);
      for (int i = 0; i < positions.length; i++) {
        probabilities[positions[i]] = judged[i];
      }
    }
    List<String> ids = Arrays.stream(rows).mapToObj(data.ids()::get).toList();
    return new Predictions(ids, data.schema().classes(), probabilities, true);
  }

  /**
   * Refuses a number of folds before any work is done.
   *
   * @param rows labelled examples of the train split
   * @throws InputException where they cannot be divided so
   */
  public static void requireFolds(int folds, int rows) {
    if (folds < 2 || folds > MOST_FOLDS || folds > rows) {
      throw new InputException(
          "folds must be 2 to "
              + Math.max(2, Math.min(MOST_FOLDS, rows))
              + " for "
              + rows
              + " training examples, got "
              + folds);
    }
  }

  private static float[][] judge(TrainingPlan plan, int[] heldOut, PartMonitor monitor) {
    Engine engine = Engine.of(plan.recipe());
    TrainingRun.Result result = TrainingRun.run(plan, monitor, engine, false);
    if (monitor.wasCancelled()) {
      throw new CancellationException(
          "cross-validation was cancelled after " + monitor.partsDone() + " folds");
    }
    try (Network network = engine.forInference(plan.skeleton(), result.weights())) {
      Preparation preparation = BatchMaker.preparation(plan.skeleton(), plan.data());
      return new Forward(network, plan.skeleton(), preparation).probabilities(plan.data(), heldOut);
    }
  }

  /** Rows of the train split that {@link #outOfSample} judges, in its order. */
  public static int[] rows(Dataset data) {
    return data.labelledRows(Split.TRAIN);
  }
}
