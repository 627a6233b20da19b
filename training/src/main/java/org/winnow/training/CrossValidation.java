package org.winnow.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Split;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;

/**
 * Probabilities for training examples by networks that did not see them: the train split is divided
 * into folds, and each fold is judged by a network trained on the others. As many networks as there
 * are processors are trained at once, each on one thread unless the recipe says more.
 */
public final class CrossValidation {
  private static final int MOST_FOLDS = 100;

  private CrossValidation() {}

  /**
   * Trains once for each fold; folds are stratified by label and drawn from the recipe's seed.
   *
   * @param folds 2 to 100, and no more than there are labelled training examples
   * @param monitor sees all trainings as a single one, of {@code folds · epochs} epochs; told on
   *     other threads than the calling one, never on two at once
   * @return probabilities of the labelled rows of the train split, ascending, out of sample
   * @throws CancellationException where the monitor cancels: a part of the folds is of no use
   * @throws InputException where the folds, or skeleton and data, do not fit
   */
  public static Predictions outOfSample(
      Dataset data, Skeleton skeleton, Recipe recipe, int folds, TrainingMonitor monitor) {
    TrainingPlan whole = TrainingPlan.of(skeleton, SideBySide.each(recipe), data);
    return outOfSample(whole, folds, SideBySide.of(whole), monitor);
  }

  static Predictions outOfSample(
      TrainingPlan whole, int folds, SideBySide threads, TrainingMonitor monitor) {
    int[] rows = whole.trainRows();
    requireFolds(folds, rows.length);
    Skeleton skeleton = whole.skeleton();
    Folds division =
        Folds.stratified(whole.labels(rows), skeleton.classes(), folds, whole.recipe().seed());
    float[][] probabilities = new float[rows.length][];
    PartsMonitor all = new PartsMonitor(monitor, folds);
    try {
      threads.train(
          all,
          (fold, own) -> judged(whole, division, fold, own),
          judged -> judged.forEach((position, said) -> probabilities[position] = said));
    } catch (CancellationException cancelled) {
      throw new CancellationException(
          "cross-validation was cancelled after " + all.partsDone() + " folds");
    }
    Dataset data = whole.data();
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

  /** Position among the training rows → what the network says that had not seen it. */
  private static Map<Integer, float[]> judged(
      TrainingPlan whole, Folds division, int fold, TrainingMonitor monitor) {
    int[] rows = whole.trainRows();
    TrainingPlan plan =
        new TrainingPlan(
            whole.skeleton(),
            whole.recipe(),
            whole.data(),
            division.outside(fold, rows),
            whole.validationRows());
    Engine engine = Engine.of(plan.recipe());
    Weights weights = TrainingRun.run(plan, monitor, engine, false).weights();
    if (monitor.cancelled()) {
      return Map.of();
    }
    try (Network network = engine.forInference(plan.skeleton(), weights)) {
      Preparation preparation = BatchMaker.preparation(plan.skeleton(), plan.data());
      Forward forward = new Forward(network, plan.skeleton(), preparation);
      float[][] said = forward.probabilities(plan.data(), division.inside(fold, rows));
      int[] positions = division.positions(fold);
      return IntStream.range(0, said.length)
          .boxed()
          .collect(Collectors.toMap(i -> positions[i], i -> said[i]));
    }
  }

  /** Rows of the train split that {@link #outOfSample} judges, in its order. */
  public static int[] rows(Dataset data) {
    return data.labelledRows(Split.TRAIN);
  }
}
