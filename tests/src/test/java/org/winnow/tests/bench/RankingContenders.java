package org.winnow.tests.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.Dataset;
import org.winnow.insight.ConfidentLearning;
import org.winnow.insight.LabelScores;
import org.winnow.insight.SuspectList;
import org.winnow.insight.Suspects;
import org.winnow.insight.TraceView;
import org.winnow.training.CrossValidation;
import org.winnow.training.Predictions;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.TrainingMonitor;

/** Rankings of the same labels by Winnow's score and by the field's, as average precision. */
final class RankingContenders {
  private RankingContenders() {}

  static final String WINNOW = "Winnow, one training";
  static final String WINNOW_COUNT = "Winnow's estimate";

  /** The scores of five folds' probabilities that cleanlab offers for ranking. */
  static final List<String> CLEANLAB =
      List.of("self-confidence, 5 folds", "normalised margin, 5 folds");

  private static final int FOLDS = 5;

  /** Scores that come with one training. */
  static Map<String, Double> oneTraining(DigitsLoop.Trial trial) {
    TraceView trace = trial.model().trace().orElseThrow();
    int n = trace.size();
    boolean[] wrong = new boolean[n];
    double[] ours = new double[n];
    double[] aum = new double[n];
    double[] selfConfidence = new double[n];
    for (int i = 0; i < n; i++) {
      String id = trace.ids().get(i);
      wrong[i] = trial.data().planted().truth(id).isPresent();
      ours[i] = trial.suspects().get(trial.suspects().rank(id).orElseThrow()).score();
      for (int e = 0; e < trace.epochs(); e++) {
        aum[i] += trace.margin(i, e) / trace.epochs();
        selfConfidence[i] += Math.exp(-trace.loss(i, e)) / trace.epochs();
      }
    }
    Map<String, Double> areas = new LinkedHashMap<>();
    areas.put(WINNOW, Figures.averagePrecision(ours, wrong));
    areas.put("AUM, one training", Figures.averagePrecision(aum, wrong));
    areas.put(
        "epoch-mean self-confidence, one training",
        Figures.averagePrecision(selfConfidence, wrong));
    return areas;
  }

  /**
   * What five folds give.
   *
   * @param areas average precision of each score
   * @param counts each estimate of how many labels are wrong, percent of all
   */
  record Folds(Map<String, Double> areas, Map<String, Double> counts) {}

  /** Scores that need {@value #FOLDS} trainings. */
  static Folds folds(Skeleton skeleton, Dataset data, Recipe recipe) {
    Predictions predictions =
        CrossValidation.outOfSample(data, skeleton, recipe, FOLDS, TrainingMonitor.silent());
    int[] labels =
        predictions.ids().stream().mapToInt(id -> data.labels().classOf(data.row(id))).toArray();
    boolean[] wrong = new boolean[labels.length];
    double[] ours = new double[labels.length];
    SuspectList suspects = Suspects.fromPredictions(predictions, labels);
    for (int i = 0; i < labels.length; i++) {
      String id = predictions.ids().get(i);
      wrong[i] = data.planted().truth(id).isPresent();
      ours[i] = suspects.get(suspects.rank(id).orElseThrow()).score();
    }
    float[][] p = predictions.probabilities();
    Map<String, Double> areas = new LinkedHashMap<>();
    areas.put("Winnow, 5 folds", Figures.averagePrecision(ours, wrong));
    areas.put(
        CLEANLAB.get(0), Figures.averagePrecision(LabelScores.selfConfidence(p, labels), wrong));
    areas.put(
        CLEANLAB.get(1), Figures.averagePrecision(LabelScores.normalizedMargin(p, labels), wrong));
    return new Folds(areas, counts(p, labels, suspects));
  }

  private static Map<String, Double> counts(float[][] p, int[] labels, SuspectList suspects) {
    ConfidentLearning counted = ConfidentLearning.of(p, labels);
    double percent = 100.0 / labels.length;
    Map<String, Double> counts = new LinkedHashMap<>();
    counts.put(WINNOW_COUNT, percent * suspects.wrongLabels().orElseThrow().estimate());
    counts.put("cleanlab's off-diagonal count", percent * counted.issues());
    counts.put("cleanlab's calibrated count", percent * counted.calibratedIssues());
    return counts;
  }
}
