package org.winnow.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All the evidence about one label.
 *
 * @param suspect the judgement itself
 * @param rank 0 for the most suspicious of all judged labels
 * @param of how many labels were judged
 * @param network what the network thinks, {@code [classes]}; from a trace, averaged over its epochs
 * @param posterior probability of each class being the true one, {@code [classes]}
 * @param epochs what each epoch said, first to last; empty without a trace
 * @param neighbours the nearest other examples, nearest first; empty without embeddings
 */
public record Why(
    Suspect suspect,
    int rank,
    int of,
    float[] network,
    float[] posterior,
    List<Epoch> epochs,
    List<Neighbour> neighbours) {
  public Why {
    epochs = List.copyOf(epochs);
    neighbours = List.copyOf(neighbours);
  }

  /**
   * What one epoch said of the example, before it learnt from it.
   *
   * @param loss cross-entropy of the given label, nats
   * @param margin logit of the given label minus the largest other
   * @param prediction predicted class index
   */
  public record Epoch(float loss, float margin, int prediction) {}

  /**
   * Another example that looks alike to the network.
   *
   * @param label its given class index
   * @param similarity cosine, −1 to 1
   */
  public record Neighbour(String id, int label, float similarity) {}

  static Why of(Evidence evidence, int i, int rank, Suspect suspect) {
    return new Why(
        suspect,
        rank,
        evidence.size(),
        evidence.network()[i].clone(),
        evidence.posterior().posterior()[i].clone(),
        evidence.trace().map(t -> epochs(t, i)).orElse(List.of()),
        evidence.neighbours().map(n -> neighbours(evidence, n, i)).orElse(List.of()));
  }

  /** The neighbour of a rank, 0 the nearest. */
  public Optional<Neighbour> neighbour(int rank) {
    return rank < neighbours.size() ? Optional.of(neighbours.get(rank)) : Optional.empty();
  }

  private static List<Epoch> epochs(TraceView trace, int i) {
    List<Epoch> epochs = new ArrayList<>();
    for (int e = 0; e < trace.epochs(); e++) {
      epochs.add(new Epoch(trace.loss(i, e), trace.margin(i, e), trace.prediction(i, e)));
    }
    return epochs;
  }

  private static List<Neighbour> neighbours(Evidence evidence, Neighbours found, int i) {
    int[] near = found.of(i);
    List<Neighbour> neighbours = new ArrayList<>();
    for (int r = 0; r < near.length; r++) {
      neighbours.add(
          new Neighbour(
              evidence.ids().get(near[r]), evidence.labels()[near[r]], found.similarity(i, r)));
    }
    return neighbours;
  }
}
