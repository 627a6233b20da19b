package org.winnow.magics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Origin;
import org.winnow.datasets.repository.Choice;
import org.winnow.datasets.repository.MergeConflict;
import org.winnow.datasets.repository.Merges;
import org.winnow.datasets.repository.Settlement;
import org.winnow.datasets.repository.Side;
import org.winnow.viz.ConflictGrid;
import org.winnow.viz.Figure;

/** The conflicts of a merge as a person sees and settles them. */
public final class Conflicts {
  private final Session session;

  Conflicts(Session session) {
    this.session = session;
  }

  /** Those that are not settled, with the current network's opinion of the sides. */
  public Figure figure() {
    Settlement settlement = merges().settlement();
    Map<String, Choice> settled = settlement.choices();
    List<MergeConflict> open =
        settlement.conflicts().stream().filter(c -> !settled.containsKey(c.id())).toList();
    session.shown(open.stream().map(MergeConflict::id).toList());
    String title =
        open.isEmpty()
            ? "no conflict is left"
            : Chain.count(open.size(), "conflict") + " to settle";
    return ConflictGrid.of(title, views(settlement).of(open), Map.of(), List.of());
  }

  /**
   * Opens a grid of the conflicts of the merge in progress below a cell, in place of the grid that
   * is open.
   *
   * @param size conflicts a page
   * @param page the number of the page shown first
   */
  public OpenGrid open(int size, int page, Host host) {
    Settlement settlement = merges().settlement();
    ConflictRoll roll = new ConflictRoll(settlement, views(settlement), size);
    session.closeGrid();
    var opening = new ConflictSettler.Opening(roll, by(), page, session::shown);
    return session.grid().hold(ConflictSettler.open(opening, host));
  }

  private ConflictViews views(Settlement settlement) {
    Optional<Trained> trained = session.models().ifAny();
    trained.ifPresent(t -> session.models().awaitEngine());
    return new ConflictViews(
        session.data(), () -> session.repository().at(settlement.theirs()), trained);
  }

  /**
   * Settles conflicts.
   *
   * @param wishes {@code ours}, {@code theirs}, a label, or {@code ?} for none, by id, unique
   *     prefix of one, or {@code #17}; {@code =ours} is the label of that name
   */
  public void resolve(Map<String, String> wishes) {
    if (wishes.isEmpty()) {
      return;
    }
    Settlement settlement = merges().settlement();
    Map<String, Choice> choices = new LinkedHashMap<>();
    wishes.forEach((reference, wish) -> choices.put(id(settlement, reference), choice(wish)));
    settlement.settle(choices);
  }

  /** Opens settled conflicts again, each named as in {@link #resolve}. */
  public void reopen(List<String> references) {
    Settlement settlement = merges().settlement();
    settlement.reopen(references.stream().map(r -> id(settlement, r)).toList());
  }

  private Merges merges() {
    return session.repository().merges();
  }

  /** A conflict's example may not be in the data set, as our side has it. */
  private String id(Settlement settlement, String reference) {
    String[] found =
        settlement.conflicts().stream()
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

  private Attribution by() {
    return new Attribution(session.labels().annotator(), Origin.HAND);
  }

  private Choice choice(String wish) {
    return switch (wish) {
      case "ours" -> Choice.of(Side.YOURS, by());
      case "theirs" -> Choice.of(Side.THEIRS, by());
      case "?" -> Choice.of(Optional.empty(), by());
      default -> Choice.of(Optional.of(wish.startsWith("=") ? wish.substring(1) : wish), by());
    };
  }
}
