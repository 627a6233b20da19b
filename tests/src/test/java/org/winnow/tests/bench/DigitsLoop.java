package org.winnow.tests.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Split;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;
import org.winnow.datasets.sources.SplitRule;
import org.winnow.insight.Suspect;
import org.winnow.insight.SuspectList;
import org.winnow.insight.Suspects;
import org.winnow.insight.TraceView;
import org.winnow.training.Evaluation;
import org.winnow.training.Model;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;

/** The loop on the built-in digits: train, suspect, fix, train again. */
final class DigitsLoop {
  /** That of {@code notebooks/01-the-loop.ipynb}. */
  static final Skeleton SKELETON =
      Skeleton.parse(
          "small",
          "input 8x8x1\nconv 16 3x3 same relu\nconv 32 3x3 same relu\npool max 2x2\n"
              + "dropout 0.25\ndense 64 relu\noutput 10\n");

  private static final Attribution BY = new Attribution("reviewer", new Origin.Hand());

  private DigitsLoop() {}

  /** One training of possibly wrong labels, and what it suspects. */
  record Trial(Dataset data, Model model, SuspectList suspects) {
    /** How many labels were falsified. */
    int planted() {
      return data.planted().size();
    }

    boolean isPlanted(Suspect suspect) {
      return data.planted().truth(suspect.id()).isPresent();
    }

    /** Share of the first n suspects whose label was falsified, 0 to 1. */
    double precision(int n) {
      return (double) suspects.top(n).stream().filter(this::isPlanted).count() / n;
    }

    /** Accuracy on the test split, percent. */
    double accuracy() {
      int[] rows = data.labelledRows(Split.TEST);
      int[] truth = Arrays.stream(rows).map(data.labels()::classOf).toArray();
      return 100 * Evaluation.of(model.predict(data, rows), truth).accuracy().estimate();
    }
  }

  /** Digits under one of many splits; the training seeds follow it. */
  static Dataset digits(long seed) {
    SplitRule split = SplitRule.standard().withSeed(seed);
    return Sources.load("digits", LoadOptions.standard().withSplit(split)).dataset();
  }

  /** That of the notebook: {@code %train N --lr 3e-3}. */
  static Recipe recipe(int epochs, long seed) {
    return Recipe.standard().withEpochs(epochs).withLearningRate(3e-3).withSeed(seed);
  }

  static Trial train(Dataset data, Recipe recipe) {
    return train(SKELETON, data, recipe);
  }

  static Trial train(Skeleton skeleton, Dataset data, Recipe recipe) {
    Model model = new Trainer(skeleton, recipe).train(data, TrainingMonitor.silent());
    TraceView trace = model.trace().orElseThrow();
    int[] rows = trace.ids().stream().mapToInt(data.ids()::find).toArray();
    return new Trial(
        data,
        model,
        Suspects.fromTrace(trace, model.embeddings(data, rows), data.schema().classes()));
  }

  /**
   * What a careful person leaves: the first n suspects get their true label, n as many as planted.
   */
  static Dataset reviewed(Trial trial) {
    List<LabelEdit> edits = new ArrayList<>();
    for (Suspect suspect : trial.suspects().top(trial.planted())) {
      trial
          .data()
          .planted()
          .truth(suspect.id())
          .ifPresent(truth -> edits.add(relabel(trial.data(), suspect, truth)));
    }
    return trial.data().with(edits);
  }

  /** What accepting unseen leaves. */
  static Dataset accepted(Trial trial) {
    return trial
        .data()
        .with(
            trial.suspects().likelyWrong().stream()
                .map(s -> relabel(trial.data(), s, s.suggested()))
                .toList());
  }

  private static LabelEdit relabel(Dataset data, Suspect suspect, int to) {
    List<String> classes = data.schema().classes();
    return new LabelEdit.Relabel(
        suspect.id(), Optional.of(classes.get(suspect.given())), Optional.of(classes.get(to)), BY);
  }
}
