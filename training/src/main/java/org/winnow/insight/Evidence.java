package org.winnow.insight;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.winnow.datasets.InputException;

/**
 * All that is known of some examples whose labels are judged, by position.
 *
 * @param network {@code [n][classes]}: what the network itself thinks; from a trace, the softmax of
 *     its epoch-mean logits
 * @param posterior probabilities of the true class
 */
record Evidence(
    List<String> ids,
    List<String> classes,
    int[] labels,
    float[][] network,
    NoisePosterior posterior,
    Optional<Neighbours> neighbours,
    Optional<TraceView> trace) {

  int size() {
    return labels.length;
  }

  /** The most probable class other than the given label. */
  int suggested(int i) {
    return Probability.argmaxExcept(posterior.posterior()[i], labels[i]);
  }

  /** In how many epochs the network predicted a class; 0 without a trace. */
  int epochsCalled(int i, int label) {
    int count = 0;
    if (trace.isPresent()) {
      for (int e = 0; e < trace.get().epochs(); e++) {
        count += trace.get().prediction(i, e) == label ? 1 : 0;
      }
    }
    return count;
  }

  /** How many epochs a score is of. */
  int epochs(TraceScore score) {
    return traceFor(score).epochs();
  }

  /** A score of each example. */
  double[] scores(TraceScore score) {
    TraceView recorded = traceFor(score);
    return IntStream.range(0, size())
        .mapToDouble(i -> score.of(TrainingDynamics.of(recorded, i)))
        .toArray();
  }

  private TraceView traceFor(TraceScore score) {
    return trace.orElseThrow(
        () ->
            new InputException(
                score.label()
                    + " is read from the trace of a training, and these labels were judged by"
                    + " probabilities alone; rank those of %train, --from trace"));
  }

  int neighboursLabelled(int i, int label) {
    return neighbours.map(n -> n.labelled(i, label, labels)).orElse(0);
  }
}
