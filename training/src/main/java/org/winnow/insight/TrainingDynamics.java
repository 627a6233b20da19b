package org.winnow.insight;

import java.util.Arrays;
import java.util.List;

/**
 * How one training went over one example, from what was recorded in each epoch before the network
 * learnt from it; in-sample. Where a trace keeps only every k-th epoch, the kept ones count for
 * those between.
 *
 * @param epochs how many the numbers are of, at least 1
 * @param meanLoss mean cross-entropy of the given label, nats
 * @param area mean over epochs of the label's logit minus the largest other (AUM: Pleiss et al.
 *     2020, Identifying Mislabeled Data using the Area Under the Margin Ranking, §3)
 * @param confidence mean over epochs of the probability of the given label, 0 to 1 (Swayamdipta et
 *     al. 2020, Dataset Cartography, §2)
 * @param variability standard deviation of that probability over the epochs (divisor {@code
 *     epochs}), 0 to ½
 * @param correct epochs in which the given label was predicted
 * @param forgotten steps from an epoch with that prediction to one with another (Toneva et al.
 *     2019, An Empirical Study of Example Forgetting, §3)
 */
public record TrainingDynamics(
    int epochs,
    double meanLoss,
    double area,
    double confidence,
    double variability,
    int correct,
    int forgotten) {

  /**
   * The dynamics of one example.
   *
   * @param trace of at least one epoch
   */
  public static TrainingDynamics of(TraceView trace, int i) {
    int epochs = trace.epochs();
    double[] p = new double[epochs];
    double loss = 0;
    double margin = 0;
    int correct = 0;
    int forgotten = 0;
    boolean wasRight = false;
    for (int e = 0; e < epochs; e++) {
      p[e] = Math.exp(-trace.loss(i, e));
      loss += trace.loss(i, e);
      margin += trace.margin(i, e);
      boolean right = trace.prediction(i, e) == trace.label(i);
      correct += right ? 1 : 0;
      forgotten += wasRight && !right ? 1 : 0;
      wasRight = right;
    }
    double mean = Arrays.stream(p).average().orElseThrow();
    double square = Arrays.stream(p).map(v -> (v - mean) * (v - mean)).sum();
    return new TrainingDynamics(
        epochs,
        loss / epochs,
        margin / epochs,
        mean,
        Math.sqrt(square / epochs),
        correct,
        forgotten);
  }

  /** The dynamics of all examples, in the trace's order. */
  public static List<TrainingDynamics> of(TraceView trace) {
    TrainingDynamics[] all = new TrainingDynamics[trace.size()];
    Arrays.setAll(all, i -> of(trace, i));
    return List.of(all);
  }

  /** Whether the given label was never predicted: then nothing could be forgotten. */
  public boolean neverLearnt() {
    return correct == 0;
  }

  /** Correctness: share of the epochs in which the given label was predicted, 0 to 1. */
  public double correctness() {
    return (double) correct / epochs;
  }
}
