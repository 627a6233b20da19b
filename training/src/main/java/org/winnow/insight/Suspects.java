package org.winnow.insight;

import java.util.List;
import java.util.Optional;
import org.winnow.insight.NoisePosterior.Parameters;

/**
 * Ranks labels by how probably they are wrong, with {@link NoisePosterior} as the score.
 *
 * <p>From a trace: the network's view of an example is the softmax of its epoch-mean logits;
 * averaging over epochs keeps what it thought before it learnt a wrong label by heart (Pleiss et
 * al. 2020, AUM). The same of the nearest neighbours in the last hidden layer, and their labels,
 * are mixed in. Not for examples without a label. See docs/decisions/0004.
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
    return fromTrace(trace, Neighbours.of(embeddings, Beliefs.NEIGHBOURS), classes);
  }

  /**
   * The same with neighbours that were looked up before, in the trace's order.
   *
   * @param neighbours as of {@link Neighbours#exact}
   */
  public static SuspectList fromTrace(
      TraceView trace, Neighbours neighbours, List<String> classes) {
    CheckedInput.sameLength("neighbours", neighbours.size(), trace.size());
    return fromTrace(trace, Optional.of(neighbours), classes);
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
    NoisePosterior posterior =
        NoisePosterior.of(Beliefs.of(network, neighbours, labels), labels, Parameters.inSample());
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
    return fromPredictions(
        predictions, labels, Optional.of(Neighbours.of(embeddings, Beliefs.NEIGHBOURS)));
  }

  private static SuspectList fromPredictions(
      ProbabilityView predictions, int[] labels, Optional<Neighbours> neighbours) {
    List<String> classes = predictions.classes();
    float[][] rows = predictions.probabilities();
    CheckedInput.twoClasses(classes);
    CheckedInput.sameLength("a label", labels.length, rows.length);
    CheckedInput.probabilities(rows, classes.size());
    NoisePosterior posterior =
        NoisePosterior.of(
            Beliefs.of(rows, neighbours, labels),
            labels,
            predictions.outOfSample() ? Parameters.calibrated() : Parameters.inSample());
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
}
