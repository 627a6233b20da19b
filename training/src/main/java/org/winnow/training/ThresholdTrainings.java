package org.winnow.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Schema;
import org.winnow.insight.AumThresholds;
import org.winnow.training.engine.Engine;

/**
 * Trains two networks that are thrown away, each with one class more, to which a share of the
 * training examples is said to belong, others in each: of N examples in K classes N / (K + 1)
 * (Pleiss et al. 2020, §4).
 */
public final class ThresholdTrainings {
  /** How many are trained. */
  public static final int TRAININGS = 2;

  /** With fewer samples a 99th percentile is hardly more than their largest. */
  private static final int LEAST_SAMPLES = 10;

  private final Dataset data;
  private final Skeleton skeleton;
  private final Recipe recipe;
  private final int[] rows;
  private final Folds samples;

  private ThresholdTrainings(Dataset data, TrainingPlan plan) {
    this.data = data;
    int classes = plan.skeleton().classes();
    this.skeleton = plan.skeleton().withClasses(classes + 1);
    this.recipe = SideBySide.each(plan.recipe());
    this.rows = plan.trainRows();
    this.samples = Folds.stratified(plan.labels(rows), classes, classes + 1, recipe.seed());
    if (rows.length < LEAST_SAMPLES * (classes + 1)) {
      throw new InputException(
          "threshold samples for "
              + classes
              + " classes need "
              + LEAST_SAMPLES * (classes + 1)
              + " labelled training examples or more, got "
              + rows.length
              + "; rank by the area under the margin without them");
    }
  }

  /**
   * Trains on the labelled examples of the train split; the samples are drawn from the recipe's
   * seed.
   *
   * @param monitor told of both trainings as of one
   * @throws CancellationException where the monitor cancels
   * @throws InputException where there are too few examples, or skeleton and data do not fit
   */
  public static AumThresholds of(
      Dataset data, Skeleton skeleton, Recipe recipe, TrainingMonitor monitor) {
    return new ThresholdTrainings(data, TrainingPlan.of(skeleton, recipe, data)).train(monitor);
  }

  private AumThresholds train(TrainingMonitor monitor) {
    PartsMonitor all = new PartsMonitor(monitor, TRAININGS);
    List<TrainingTrace> traces = new ArrayList<>();
    try {
      SideBySide.of(plan(0)).train(all, this::trace, traces::add);
    } catch (CancellationException cancelled) {
      throw new CancellationException(
          "the trainings with threshold samples were cancelled: " + all.partsDone() + " were done");
    }
    return new AumThresholds(traces);
  }

  private TrainingTrace trace(int training, TrainingMonitor monitor) {
    Optional<TrainingTrace> trace =
        TrainingRun.run(plan(training), monitor, Engine.of(recipe), true).trace();
    if (monitor.cancelled()) {
      throw new CancellationException("a part of a training is of no use");
    }
    return trace.orElseThrow(
        () ->
            new InputException(
                "these are too many examples and classes for a trace of their training"));
  }

  private TrainingPlan plan(int training) {
    return TrainingPlan.of(skeleton, recipe, withSamples(training));
  }

  /** The data with one class more, and some training examples in it. */
  private Dataset withSamples(int training) {
    Schema schema = data.schema();
    List<String> classes = new ArrayList<>(schema.classes());
    String name = "threshold sample";
    while (classes.contains(name)) {
      name += "'";
    }
    classes.add(name);
    Labels.Editor labels = data.labels().edit();
    for (int row : samples.inside(training, rows)) {
      labels.set(row, classes.size() - 1, data.labels().attribution(row));
    }
    return data.toBuilder()
        .schema(new Schema(schema.shape(), schema.featureNames(), classes))
        .labels(labels.done())
        .build();
  }
}
