package org.winnow.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.winnow.datasets.InputException;

/**
 * How good predictions are, compared with the truth.
 *
 * @param classes class names, by class index
 * @param size number of examples
 * @param confusion {@code [truth][predicted]} counts
 * @param accuracy share predicted right
 * @param perClass figures of each class
 * @param macroPrecision mean over the classes where it is defined; the next four likewise
 * @param logLoss mean −ln of the probability given to the truth (nats), probabilities below 1e-15
 *     counting as 1e-15
 * @param calibrationError expected calibration error, 0 to 1: the mean distance between confidence
 *     and accuracy in 15 bins of equal width (Guo et al. 2017, eq. 3)
 * @param outOfSample whether no example was trained on by the network that judged it
 */
public record Evaluation(
    List<String> classes,
    int size,
    int[][] confusion,
    Interval accuracy,
    List<ClassScores> perClass,
    OptionalDouble macroPrecision,
    OptionalDouble macroRecall,
    OptionalDouble macroF1,
    OptionalDouble macroRocArea,
    OptionalDouble macroPrArea,
    double logLoss,
    double calibrationError,
    boolean outOfSample) {
  private static final int BINS = 15;
  private static final double LEAST = 1e-15;

  /**
   * Compares predictions with the true class indices, position by position.
   *
   * @throws InputException where there is nothing to compare, or a truth is no class
   */
  public static Evaluation of(Predictions predictions, int[] truth) {
    check(predictions, truth);
    int[][] confusion = confusion(predictions, truth);
    int right = 0;
    for (int c = 0; c < confusion.length; c++) {
      right += confusion[c][c];
    }
    List<ClassScores> scores = new ArrayList<>();
    for (int c = 0; c < confusion.length; c++) {
      scores.add(scores(c, predictions, truth, confusion));
    }
    return new Evaluation(
        predictions.classes(),
        truth.length,
        confusion,
        Interval.wilson(right, truth.length),
        List.copyOf(scores),
        mean(scores, ClassScores::precision),
        mean(scores, ClassScores::recall),
        mean(scores, ClassScores::f1),
        mean(scores, ClassScores::rocArea),
        mean(scores, ClassScores::prArea),
        logLoss(predictions, truth),
        calibrationError(predictions, truth),
        predictions.outOfSample());
  }

  private static void check(Predictions predictions, int[] truth) {
    if (predictions.size() != truth.length) {
      throw new InputException(
          predictions.size() + " predictions cannot be compared with " + truth.length + " labels");
    }
    if (truth.length == 0) {
      throw new InputException("there is no labelled example to evaluate on");
    }
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] < 0 || truth[i] >= predictions.classes().size()) {
        throw new InputException(
            "example "
                + predictions.ids().get(i)
                + " has no label among the "
                + predictions.classes().size()
                + " classes; evaluate labelled examples only");
      }
    }
  }

  private static int[][] confusion(Predictions predictions, int[] truth) {
    int classes = predictions.classes().size();
    int[][] confusion = new int[classes][classes];
    for (int i = 0; i < truth.length; i++) {
      confusion[truth[i]][predictions.predicted(i)]++;
    }
    return confusion;
  }

  private static ClassScores scores(
      int c, Predictions predictions, int[] truth, int[][] confusion) {
    int support = Arrays.stream(confusion[c]).sum();
    int predicted = Arrays.stream(confusion).mapToInt(row -> row[c]).sum();
    int hits = confusion[c][c];
    RankedScores ranked = RankedScores.of(c, predictions.probabilities(), truth);
    return new ClassScores(
        predictions.classes().get(c),
        support,
        predicted,
        ratio(hits, predicted),
        ratio(hits, support),
        ratio(2 * hits, support + predicted),
        ranked.rocArea(),
        ranked.prArea());
  }

  private static OptionalDouble ratio(int part, int whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }

  private static OptionalDouble mean(
      List<ClassScores> scores, Function<ClassScores, OptionalDouble> figure) {
    return scores.stream()
        .map(figure)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  private static double logLoss(Predictions predictions, int[] truth) {
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      sum -= Math.log(Math.max(LEAST, predictions.probabilities()[i][truth[i]]));
    }
    return sum / truth.length;
  }

  private static double calibrationError(Predictions predictions, int[] truth) {
    double[] gap = new double[BINS];
    for (int i = 0; i < truth.length; i++) {
      int predicted = predictions.predicted(i);
      double confidence = predictions.probabilities()[i][predicted];
      // Bins are open below and closed above, as in the paper.
      int bin = (int) Math.ceil(confidence * BINS) - 1;
      gap[Math.max(0, Math.min(BINS - 1, bin))] += (predicted == truth[i] ? 1 : 0) - confidence;
    }
    return Arrays.stream(gap).map(Math::abs).sum() / truth.length;
  }
}
