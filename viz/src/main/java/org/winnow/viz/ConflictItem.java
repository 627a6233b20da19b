package org.winnow.viz;

import java.util.List;
import java.util.Map;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.repository.MergeConflict;
import org.winnow.datasets.repository.Verdict;

/**
 * A conflict of a merge as a person is shown it.
 *
 * @param shortId what names the example in a command
 * @param faces the example itself; two where the sides have different ones under the id
 * @param probabilities what the current network gives each class, 0 to 1; empty where there is none
 */
public record ConflictItem(
    MergeConflict conflict, String shortId, List<Face> faces, Map<String, Double> probabilities) {
  /**
   * An example as one side has it.
   *
   * @param caption whose it is, empty where both have the same
   */
  public record Face(String caption, ExampleView view) {}

  /** One side of a conflict in words. */
  record Side(String name, String label, String by, String probability) {}

  public ConflictItem {
    faces = List.copyOf(faces);
    probabilities = Map.copyOf(probabilities);
  }

  /** Base, ours and theirs. */
  List<Side> sides() {
    return List.of(
        side("base", conflict.base()),
        side("ours", conflict.ours()),
        side("theirs", conflict.theirs()));
  }

  private Side side(String name, Verdict verdict) {
    Double probability = verdict.label().map(probabilities::get).orElse(null);
    return new Side(
        name,
        verdict.shown(),
        verdict.by().map(who -> who.annotator()).orElse(""),
        probability == null ? "" : Say.probability(probability));
  }
}
