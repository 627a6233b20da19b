package org.winnow.insight;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.winnow.datasets.InputException;

/**
 * All judged labels, the most suspicious first. Its end is labels that are surely right: use {@link
 * #top} for what a person looks at and {@link #likelyWrong} for what may be changed unseen.
 */
public final class SuspectList extends AbstractList<Suspect> {
  private final Evidence evidence;
  private final Basis basis;
  private final Optional<By> by;
  private final double[] scores;
  private final int[] order;
  private final Map<String, Integer> ranks = new HashMap<>();

  /** Scores other than the posterior's, low being suspicious, and what each says of an example. */
  private record By(double[] scores, IntFunction<String> reason) {}

  SuspectList(Evidence evidence, Basis basis) {
    this(evidence, basis, Optional.empty());
  }

  private SuspectList(Evidence evidence, Basis basis, Optional<By> by) {
    this.evidence = evidence;
    this.basis = basis;
    this.by = by;
    this.scores = by.map(By::scores).orElseGet(evidence.posterior()::scores);
    this.order = Ranking.ascending(scores);
    for (int rank = 0; rank < order.length; rank++) {
      ranks.put(evidence.ids().get(order[rank]), rank);
    }
  }

  @Override
  public int size() {
    return order.length;
  }

  /** The suspect of a rank, 0 the most suspicious. */
  @Override
  public Suspect get(int rank) {
    return at(order[rank]);
  }

  /** The first {@code n}, or all if there are fewer. */
  public List<Suspect> top(int n) {
    return List.copyOf(subList(0, Math.min(n, size())));
  }

  /**
   * Those whose suggestion is good enough to be accepted unseen, most suspicious first: at least
   * half probable where mistakes are frequent, four fifths where they are as rare as hard examples.
   * On data without mistakes it is nearly empty; of real mistakes it holds the plain ones.
   */
  public List<Suspect> likelyWrong() {
    Acceptance rule = Acceptance.of(evidence);
    return Arrays.stream(order).filter(i -> rule.passes(i)).mapToObj(this::at).toList();
  }

  /** The rank of an example, 0 the most suspicious; empty where it was not judged. */
  public Optional<Integer> rank(String id) {
    return Optional.ofNullable(ranks.get(id));
  }

  /** All the evidence about one label; empty where it was not judged. */
  public Optional<Why> why(String id) {
    return rank(id).map(rank -> Why.of(evidence, order[rank], rank, get(rank)));
  }

  /** What the ranking rests on. */
  public Basis basis() {
    return basis;
  }

  /** The same ranking with other words on what it rests on. */
  public SuspectList withBasis(Basis other) {
    return new SuspectList(evidence, other, by);
  }

  /**
   * The same labels ranked by what was recorded of their training alone; suggestions, probabilities
   * and {@link #likelyWrong} stay those of the posterior.
   *
   * @throws InputException where the labels were not judged by the trace of a training
   */
  public SuspectList by(TraceScore score) {
    double[] other = evidence.scores(score);
    return new SuspectList(
        evidence,
        basis.of(score.label(), evidence.epochs(score)),
        Optional.of(new By(other, i -> Reasons.of(score, other[i]))));
  }

  /**
   * The same labels ranked by how far their area under the margin is above that of threshold
   * samples; suggestions, probabilities and {@link #likelyWrong} stay those of the posterior.
   *
   * @throws InputException where a label was in none of those trainings
   */
  public SuspectList by(AumThresholds thresholds) {
    double[] excess = evidence.ids().stream().mapToDouble(id -> required(thresholds, id)).toArray();
    Basis other =
        new Basis(
            "area under the margin above its threshold",
            true,
            thresholds.sentence() + " " + basis.sentence());
    return new SuspectList(
        evidence,
        other,
        Optional.of(new By(excess, i -> thresholds.reason(evidence.ids().get(i)))));
  }

  private static double required(AumThresholds thresholds, String id) {
    return thresholds
        .excess(id)
        .orElseThrow(
            () ->
                new InputException(
                    "example " + id + " was not in the trainings with threshold samples"));
  }

  /** Whether the network that judged an example was trained on it. */
  public boolean inSample() {
    return basis.inSample();
  }

  /**
   * About how many of the labels are wrong; empty in-sample, where a network has learnt some of the
   * mistakes by heart and contradicts too few.
   */
  public Optional<WrongLabelCount> wrongLabels() {
    return inSample()
        ? Optional.empty()
        : Optional.of(WrongLabelCount.of(evidence.network(), evidence.labels()));
  }

  /** Class names, by class index. */
  public List<String> classes() {
    return evidence.classes();
  }

  /** How labels seem to be confused. */
  public Confusion confusion() {
    return new Confusion(evidence.classes(), evidence.posterior().givenTrue());
  }

  /** One line, not all the rows. */
  @Override
  public String toString() {
    return size() + " labels ranked by the " + basis.method() + "; " + basis.sentence();
  }

  private Suspect at(int i) {
    int suggested = evidence.suggested(i);
    return new Suspect(
        evidence.ids().get(i),
        evidence.labels()[i],
        suggested,
        scores[i],
        evidence.posterior().posterior()[i][suggested],
        Reasons.of(evidence, i) + by.map(other -> other.reason().apply(i)).orElse(""));
  }
}
