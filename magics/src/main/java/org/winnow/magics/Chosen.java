package org.winnow.magics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.insight.Batch;
import org.winnow.insight.Uncertainty;
import org.winnow.viz.BatchGrid;
import org.winnow.viz.Figure;

/**
 * Examples chosen to be labelled next.
 *
 * @param data the data set as it was then
 * @param rows the rows that were chosen from; not copied, not to be changed
 * @param batch the choice, positions in {@code rows}
 */
public record Chosen(Dataset data, int[] rows, Batch batch) {
  /** Full ids, in the order chosen. */
  public List<String> ids() {
    return Arrays.stream(batch.positions()).mapToObj(p -> data.ids().get(rows[p])).toList();
  }

  /** What the network says of them; empty where there was none. */
  public Optional<Uncertainty> ranking() {
    return batch.ranking();
  }

  /** As a grid. */
  public Figure figure() {
    return BatchGrid.of(data, rows, batch);
  }

  /** One line. */
  @Override
  public String toString() {
    return batch.positions().length
        + " of "
        + rows.length
        + " examples chosen by "
        + batch.wish().strategy().label();
  }
}
