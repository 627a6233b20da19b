package org.winnow.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Ranks labels by how probably they are wrong, with {@link NoisePosterior} as the score.
 *
 * <p>From a trace: the belief in a class is half the softmax of the example's epoch-mean logits,
 * half the mean of the same over its nearest neighbours in the last hidden layer. Averaging over
 * epochs keeps what the network thought before it learnt a wrong label by heart (Pleiss et al.
 * 2020, AUM). Not for examples without a label.
 */
public final class Suspects {
  private Suspects() {}

  /**
   * Ranks the labels that a network was trained on, from the trace of that one training.
   *
   * @param embeddings {@code [n][width]}, one for each traced example in the trace's order: the
   *     last hidden layer after training
   * @param classes class names, by class index
   */
  public static SuspectList fromTrace(TraceView trace, float[][] embeddings, List<String> classes) {
    CheckedInput.sameLength("an embedding", embeddings.length, trace.size());
    int k = NoisePosterior.Parameters.standard().neighbours();
    return fromTrace(trace, Optional.of(Neighbours.of(embeddings, k)), classes);
  }

  /** The same without neighbours: for networks that have no hidden layer. */
  public static SuspectList fromTrace(TraceView trace, List<String> classes) {
    return fromTrace(trace, Optional.empty(), classes);
  }

  private static SuspectList fromTrace(
      TraceView trace, Optional<Neighbours> neighbours, List<String> classes) {
    CheckedInput.twoClasses(classes);
    CheckedInput.sameLength("a name", classes.size(), trace.classes());
    float[][] network = new float[trace.size()][];
    int[] labels = new int[trace.size()];
    int epochs = Math.max(1, trace.epochs());
    for (int i = 0; i < labels.length; i++) {
      network[i] = Probability.softmax(trace.logitSum(i), epochs);
      labels[i] = trace.label(i);
    }
    NoisePosterior posterior = posterior(network, neighbours, labels);
    return new SuspectList(
        new Evidence(
            trace.ids(), classes, labels, network, posterior, neighbours, Optional.of(trace)),
        Basis.trace(trace.epochs(), neighbours));
  }

  /**
   * Ranks labels from anyone's class probabilities.
   *
   * @param labels given class index of each example
   */
  public static SuspectList fromPredictions(ProbabilityView predictions, int[] labels) {
    return fromPredictions(predictions, labels, Optional.empty());
  }

  /**
   * Ranks labels from anyone's class probabilities and embeddings.
   *
   * @param embeddings {@code [n][width]}, in the order of the probabilities
   */
  public static SuspectList fromPredictions(
      ProbabilityView predictions, int[] labels, float[][] embeddings) {
    CheckedInput.sameLength("an embedding", embeddings.length, labels.length);
    int k = NoisePosterior.Parameters.standard().neighbours();
    return fromPredictions(predictions, labels, Optional.of(Neighbours.of(embeddings, k)));
  }

  private static SuspectList fromPredictions(
      ProbabilityView predictions, int[] labels, Optional<Neighbours> neighbours) {
    List<String> classes = predictions.classes();
    float[][] rows = predictions.probabilities();
    CheckedInput.twoClasses(classes);
    CheckedInput.sameLength("a label", labels.length, rows.length);
    CheckedInput.probabilities(rows, classes.size());
    NoisePosterior posterior = posterior(rows, neighbours, labels);
    return new SuspectList(
        new Evidence(
            predictions.ids(),
            classes,
            labels.clone(),
            rows,
            posterior,
            neighbours,
            Optional.empty()),
        Basis.predictions(predictions.outOfSample(), neighbours));
  }

  private static NoisePosterior posterior(
      float[][] network, Optional<Neighbours> neighbours, int[] labels) {
    float[][] beliefs = network;
    if (neighbours.isPresent()) {
      float[][] around = neighbours.get().meanOf(network);
      beliefs = new float[network.length][];
      Arrays.setAll(beliefs, i -> half(network[i], around[i]));
    }
    return NoisePosterior.of(beliefs, labels, NoisePosterior.Parameters.standard());
  }

  private static float[] half(float[] a, float[] b) {
    float[] mean = new float[a.length];
    for (int c = 0; c < mean.length; c++) {
      mean[c] = (a[c] + b[c]) / 2;
    }
    return mean;
  }
}
