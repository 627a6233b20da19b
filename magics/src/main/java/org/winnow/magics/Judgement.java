package org.winnow.magics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.insight.DataHealth;
import org.winnow.insight.SuspectList;
import org.winnow.insight.Suspects;
import org.winnow.insight.TrainingDynamics;
import org.winnow.training.Predictions;
import org.winnow.training.TrainingTrace;
import org.winnow.viz.DynamicsMap;

/** A trained model's judgement of the labels it was trained with. */
final class Judgement {
  private final Dataset data;
  private final Trained trained;

  Judgement(Dataset data, Trained trained) {
    this.data = data;
    this.trained = trained;
  }

  SuspectList fromTrace() {
    TrainingTrace trace = trace();
    int[] there = stillThere(trace.ids());
    int[] rows = rows(trace.ids(), there);
    return Suspects.fromTrace(
        trace.select(there), trained.model().embeddings(data, rows), data.schema().classes());
  }

  SuspectList fromFolds() {
    Predictions there = folds();
    return Suspects.fromPredictions(there, labels(there));
  }

  DataHealth health(boolean fromFolds) {
    if (fromFolds) {
      Predictions there = folds();
      return DataHealth.of(there, labels(there));
    }
    TrainingTrace trace = trace();
    return DataHealth.fromTrace(trace.select(stillThere(trace.ids())), data.schema().classes());
  }

  DynamicsMap map() {
    TrainingTrace trace = trace();
    int[] there = stillThere(trace.ids());
    return DynamicsMap.of(
        "What " + trained.name() + " made of the labels of " + data.name(),
        data,
        rows(trace.ids(), there),
        TrainingDynamics.of(trace.select(there)));
  }

  private TrainingTrace trace() {
    TrainingTrace trace =
        trained
            .model()
            .trace()
            .orElseThrow(
                () ->
                    new InputException(
                        "model '"
                            + trained.name()
                            + "' has no trace of its training; %train makes one"));
    if (trace.epochs() == 0) {
      throw new InputException(
          "the training of '" + trained.name() + "' was stopped in its first epoch; train longer");
    }
    return trace;
  }

  /** Of the folds what they say of the examples that are still there. */
  Predictions folds() {
    Predictions folds =
        trained
            .outOfSample()
            .orElseThrow(
                () ->
                    new InputException(
                        "model '"
                            + trained.name()
                            + "' was trained without folds; %train 10 --folds 5"));
    return folds.select(stillThere(folds.ids()));
  }

  private int[] labels(Predictions predictions) {
    return predictions.ids().stream()
        .mapToInt(id -> data.labels().classOf(data.ids().find(id)))
        .toArray();
  }

  /** Positions of the examples that were not dropped or stripped of their label since. */
  private int[] stillThere(List<String> ids) {
    return IntStream.range(0, ids.size())
        .filter(i -> data.ids().find(ids.get(i)) >= 0)
        .filter(i -> data.labels().isLabelled(data.ids().find(ids.get(i))))
        .toArray();
  }

  private int[] rows(List<String> ids, int[] positions) {
    return Arrays.stream(positions).map(i -> data.ids().find(ids.get(i))).toArray();
  }
}
