package org.winnow.magics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Origin;
import org.winnow.datasets.repository.Choice;
import org.winnow.datasets.repository.MergeConflict;
import org.winnow.datasets.repository.Side;
import org.winnow.training.Predictions;
import org.winnow.viz.ConflictGrid;
import org.winnow.viz.Figure;

/** The conflicts of a merge as a person sees and settles them. */
public final class Conflicts {
  private final Session session;

  Conflicts(Session session) {
    this.session = session;
  }

  /** Those that are not settled, with the current network's opinion of both sides. */
  public Figure figure() {
    return figure(session.repository().merges().conflicts());
  }

  /** Some conflicts, with the current network's opinion of both sides. */
  public Figure figure(List<MergeConflict> conflicts) {
    session.shown(conflicts.stream().map(MergeConflict::id).toList());
    Dataset data = session.data();
    Map<String, Map<String, Double>> said = said(data, conflicts);
    String title =
        conflicts.isEmpty()
            ? "no conflict is left"
            : Chain.count(conflicts.size(), "conflict") + " to settle";
    return ConflictGrid.of(
        title,
        data,
        conflicts,
        (id, label) -> Optional.ofNullable(said.getOrDefault(id, Map.of()).get(label)));
  }

  private Map<String, Map<String, Double>> said(Dataset data, List<MergeConflict> conflicts) {
    int[] rows =
        conflicts.stream().mapToInt(c -> data.ids().find(c.id())).filter(r -> r >= 0).toArray();
    Optional<Trained> trained =
        session.models().ifAny().filter(t -> t.model().classes().equals(data.schema().classes()));
    Map<String, Map<String, Double>> said = new HashMap<>();
    if (trained.isEmpty() || rows.length == 0) {
      return said;
    }
    session.models().awaitEngine();
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

  /**
   * Settles conflicts.
   *
   * @param wishes {@code ours}, {@code theirs}, a label, or {@code ?} for none, by id, unique
   *     prefix of one, or {@code #17}
   */
  public void resolve(Map<String, String> wishes) {
    Map<String, Choice> choices = new LinkedHashMap<>();
    wishes.forEach((reference, wish) -> choices.put(id(reference), choice(wish)));
    session.repository().merges().resolve(choices);
  }

  /** A conflict's example may not be in the data set, as our side has it. */
  private String id(String reference) {
    String[] found =
        session.repository().merges().conflicts().stream()
            .map(MergeConflict::id)
            .filter(id -> id.startsWith(reference))
            .toArray(String[]::new);
    if (found.length > 1 && !Arrays.asList(found).contains(reference)) {
      throw new InputException("'" + reference + "' begins several ids; type more of it");
    }
    return found.length == 0
        ? session.resolve(reference)
        : Arrays.asList(found).contains(reference) ? reference : found[0];
  }

  private Choice choice(String wish) {
    Attribution by = new Attribution(session.labels().annotator(), Origin.HAND);
    return switch (wish) {
      case "ours" -> Choice.of(Side.YOURS, by);
      case "theirs" -> Choice.of(Side.THEIRS, by);
      case "?" -> Choice.of(Optional.empty(), by);
      default -> Choice.of(Optional.of(wish), by);
    };
  }
}
