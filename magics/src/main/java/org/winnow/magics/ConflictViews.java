package org.winnow.magics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.repository.MergeConflict;
import org.winnow.training.Predictions;
import org.winnow.viz.ConflictItem;

/** What conflicts look like: their examples, from the side that has them, and the network's say. */
final class ConflictViews {
  private final Dataset ours;
  private final Supplier<Dataset> theirs;
  private final Optional<Trained> trained;
  private Dataset read;

  /**
   * @param theirs reads the other side's data, which is done where our side lacks an example
   * @param trained its probabilities are given where its classes are ours
   */
  ConflictViews(Dataset ours, Supplier<Dataset> theirs, Optional<Trained> trained) {
    this.ours = ours;
    this.theirs = theirs;
    this.trained = trained.filter(t -> t.model().classes().equals(ours.schema().classes()));
  }

  /** Whose probabilities are given, a sentence; empty without a network. */
  String note() {
    return trained.map(t -> "p: what the network '" + t.name() + "' gives.").orElse("");
  }

  /** Conflicts as they are shown, in their order. */
  synchronized List<ConflictItem> of(List<MergeConflict> conflicts) {
    Map<String, Map<String, Double>> said = new HashMap<>(said(ours, conflicts));
    boolean lacking = conflicts.stream().anyMatch(c -> c.content() || ours.ids().find(c.id()) < 0);
    Optional<Dataset> others = lacking ? Optional.of(read()) : Optional.empty();
    List<MergeConflict> missing =
        conflicts.stream().filter(c -> ours.ids().find(c.id()) < 0).toList();
    others.ifPresent(data -> said.putAll(said(data, missing)));
    return conflicts.stream()
        .map(c -> item(c, others, said.getOrDefault(c.id(), Map.of())))
        .toList();
  }

  private Dataset read() {
    if (read == null) {
      read = theirs.get();
    }
    return read;
  }

  private ConflictItem item(
      MergeConflict conflict, Optional<Dataset> others, Map<String, Double> said) {
    String id = conflict.id();
    int row = ours.ids().find(id);
    List<ConflictItem.Face> faces = new ArrayList<>();
    if (row >= 0) {
      faces.add(new ConflictItem.Face(conflict.content() ? "ours" : "", ours.views().of(row)));
    }
    int other = others.map(data -> data.ids().find(id)).orElse(-1);
    if (other >= 0 && (row < 0 || conflict.content())) {
      faces.add(new ConflictItem.Face("theirs", others.orElseThrow().views().of(other)));
    }
    return new ConflictItem(conflict, row < 0 ? id : ours.ids().shortest(row), faces, said);
  }

  /** Class → probability by full id, of those that the data have. */
  private Map<String, Map<String, Double>> said(Dataset data, List<MergeConflict> conflicts) {
    int[] rows =
        conflicts.stream().mapToInt(c -> data.ids().find(c.id())).filter(r -> r >= 0).toArray();
    Map<String, Map<String, Double>> said = new HashMap<>();
    if (trained.isEmpty() || rows.length == 0) {
      return said;
    }
    Predictions predictions = trained.get().model().predict(data, rows);
    for (int i = 0; i < rows.length; i++) {
      Map<String, Double> byLabel = new HashMap<>();
      for (int c = 0; c < predictions.classes().size(); c++) {
        byLabel.put(predictions.classes().get(c), (double) predictions.probabilities()[i][c]);
      }
      said.put(predictions.ids().get(i), byLabel);
    }
    return said;
  }
}
