package org.winnow.worth;

import java.util.List;
import java.util.Map;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.LabelDiff;

/**
 * What a commit was worth: figures of networks trained with and without it.
 *
 * @param commit the one in question
 * @param edits what it changed, compared with its parent
 * @param compared what was trained on, a sentence
 * @param accuracy share of the held-out examples predicted as labelled
 * @param loss mean −ln of the probability given to the label, nats
 * @param recall by class, of those that have held-out examples, in the order of the classes
 * @param heldOut how many examples were measured on
 * @param notes whole sentences on how far to trust it
 */
public record ImpactResult(
    Commit commit,
    LabelDiff edits,
    String compared,
    Paired accuracy,
    Paired loss,
    Map<String, Paired> recall,
    int heldOut,
    List<String> notes) {
  public ImpactResult {
    notes = List.copyOf(notes);
  }

  /** One line. */
  @Override
  public String toString() {
    return String.format(
        java.util.Locale.ROOT,
        "%s \"%s\": accuracy %+.4f ± %.4f",
        commit.shortId(),
        commit.title(),
        accuracy.difference(),
        accuracy.margin());
  }
}
