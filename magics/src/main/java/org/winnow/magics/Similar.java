package org.winnow.magics;

import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.insight.Likeness;
import org.winnow.training.Predictions;
import org.winnow.viz.Figure;
import org.winnow.viz.SimilarGrid;

/**
 * The examples most like one of the data set.
 *
 * @param example a data set of that one example, as it was when asked
 * @param pool where the others are: the data set itself, or one that may be added to it
 * @param likeness which they are, and how near
 * @param said what the network says of them, in their order; empty where there is none
 */
public record Similar(
    Dataset example, Dataset pool, Likeness likeness, Optional<Predictions> said) {
  /**
   * What is looked for.
   *
   * @param n how many, 1 or more
   * @param unlabelled only among those without a label
   */
  public record Wish(int n, boolean unlabelled) {}

  /** Full ids, nearest first. */
  public List<String> ids() {
    return likeness.near().stream().map(Likeness.Near::id).toList();
  }

  /** The neighbours as a data set of their own, ready for {@code %add}. */
  public Dataset dataset() {
    return pool.select(ids().stream().mapToInt(pool.ids()::find).toArray());
  }

  /** As a grid. */
  public Figure figure() {
    return SimilarGrid.of(example, pool, likeness, said);
  }

  /** One line. */
  @Override
  public String toString() {
    return likeness.near().size()
        + " of "
        + likeness.among()
        + " examples, nearest to "
        + likeness.to();
  }
}
