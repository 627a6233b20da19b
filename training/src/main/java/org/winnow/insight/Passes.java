package org.winnow.insight;

import java.util.List;
import org.winnow.datasets.InputException;

/**
 * What several passes say of the same examples: one network with its dropout on (Gal and Ghahramani
 * 2016, Dropout as a Bayesian approximation, §4) or an ensemble of networks. As a {@link
 * ProbabilityView} it is their mean.
 *
 * <p>Immutable; made by a {@link PassCollector}. Takes {@code n · (10 · classes + 8)} bytes,
 * however many passes there were.
 */
public final class Passes implements ProbabilityView {
  private final PassCollector collected;
  private final int count;

  Passes(PassCollector collected, int count) {
    this.collected = collected;
    this.count = count;
  }

  /**
   * Several networks' opinions of the same examples.
   *
   * @param members two or more, with the same ids and classes in the same order
   * @throws InputException where they are fewer or differ
   */
  public static Passes of(List<? extends ProbabilityView> members) {
    if (members.size() < 2) {
      throw new InputException("an ensemble needs two or more members, got " + members.size());
    }
    ProbabilityView first = members.get(0);
    boolean unseen = members.stream().allMatch(ProbabilityView::outOfSample);
    PassCollector collector = new PassCollector(first.ids(), first.classes(), unseen);
    for (ProbabilityView member : members) {
      if (!member.ids().equals(first.ids()) || !member.classes().equals(first.classes())) {
        throw new InputException(
            "the members of an ensemble must judge the same examples among the same classes");
      }
      collector.addAll(member.probabilities());
    }
    return collector.done();
  }

  /** How many passes there were, 2 or more. */
  public int count() {
    return count;
  }

  @Override
  public List<String> ids() {
    return collected.ids();
  }

  @Override
  public List<String> classes() {
    return collected.classes();
  }

  /** The mean over the passes. */
  @Override
  public float[][] probabilities() {
    return collected.mean();
  }

  @Override
  public boolean outOfSample() {
    return collected.outOfSample();
  }

  /** Standard deviation over the passes of each class's probability, {@code [classes]}; a copy. */
  public float[] spread(int i) {
    return collected.spread(i);
  }

  /** Mean over the passes of the entropy of one pass, in nats. */
  public double meanEntropy(int i) {
    return collected.meanEntropy(i);
  }

  /** Share of the passes that vote for the class with most votes, 1/count to 1. */
  public double modalShare(int i) {
    return (double) collected.mostVotes(i) / count;
  }

  /**
   * What the passes disagree about: entropy of the mean minus mean of the entropies, in nats, 0 or
   * more (Houlsby et al. 2011, Bayesian Active Learning by Disagreement, eq. 2).
   */
  public double mutualInformation(int i) {
    return Math.max(0, Probability.entropy(probabilities()[i]) - meanEntropy(i));
  }

  /** Mean over the classes of {@link #spread} (Gal, Islam and Ghahramani 2017, §3). */
  public double meanSpread(int i) {
    double sum = 0;
    float[] spread = spread(i);
    for (float s : spread) {
      sum += s;
    }
    return sum / spread.length;
  }
}
