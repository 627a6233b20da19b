package org.winnow.worth;

import java.util.List;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.LabelDiff;

/**
 * What a search for the first bad commit came to.
 *
 * @param condition what fails, as {@code recall of 7 < 0.9}
 * @param good the end that does not fail
 * @param bad the end that does
 * @param steps what was looked at between them, in that order
 * @param inQuestion how many commits there were to choose from, the bad end included
 * @param spread standard deviation of the figure between seeds, pooled over both ends; NaN with one
 *     seed
 * @param firstBad the first that fails
 * @param edits what it changed, compared with its first parent
 * @param trained how many networks were trained; the others were known
 * @param notes whole sentences on how far to trust it
 */
public record BisectResult(
    String condition,
    Looked good,
    Looked bad,
    List<Looked> steps,
    int inQuestion,
    double spread,
    Commit firstBad,
    LabelDiff edits,
    int trained,
    List<String> notes) {
  public BisectResult {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }

  /** One line. */
  @Override
  public String toString() {
    return firstBad.shortId()
        + " \""
        + firstBad.title()
        + "\" is the first commit with "
        + condition
        + ", "
        + steps.size()
        + " of "
        + (inQuestion - 1)
        + " between the ends looked at";
  }
}
