package org.winnow.magics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.InputException;
import org.winnow.datasets.repository.Choice;
import org.winnow.datasets.repository.MergeConflict;
import org.winnow.datasets.repository.Settlement;
import org.winnow.datasets.repository.Side;
import org.winnow.datasets.repository.Verdict;
import org.winnow.viz.ConflictItem;
import org.winnow.viz.ConflictPage;
import org.winnow.viz.Figure;

/**
 * A grid in which the conflicts of a merge are settled: takes the messages of a {@link
 * ConflictPage}'s view. A choice is in the journal on the disk before it is acknowledged; the merge
 * waits until somebody commits it. The grid ends with the merge.
 */
final class ConflictSettler extends OpenGrid {
  private final ConflictRoll roll;
  private final Settlement settlement;
  private final Attribution by;
  private final Consumer<List<String>> shown;
  private final Map<String, MergeConflict> conflicts = new LinkedHashMap<>();
  private final Map<String, String> shortIds = new LinkedHashMap<>();
  private final Set<String> touched = new LinkedHashSet<>();
  private final Deque<Step> steps = new ArrayDeque<>();
  private ConflictPage page;
  private ConflictPage.Standing last;
  private String said = "";

  /** What one message changed: the choices before, and after. */
  private record Step(Map<String, Optional<Choice>> before, Map<String, Choice> after) {}

  private ConflictSettler(Opening opening) {
    this.roll = opening.roll();
    this.settlement = roll.settlement();
    this.by = opening.by();
    this.shown = opening.shown();
    settlement.conflicts().forEach(conflict -> conflicts.put(conflict.id(), conflict));
  }

  /**
   * What a grid goes through, beginning where.
   *
   * @param by who settles
   * @param first the number of the page shown first
   * @param shown told the ids of each page that is shown
   */
  record Opening(ConflictRoll roll, Attribution by, int first, Consumer<List<String>> shown) {}

  static ConflictSettler open(Opening opening, Host host) {
    ConflictSettler settler = new ConflictSettler(opening);
    settler.take(opening.roll().page(opening.first()));
    settler.open(settler.page.view(settler.standing()), host);
    return settler;
  }

  private void take(ConflictPage next) {
    page = next;
    for (ConflictItem item : next.items()) {
      shortIds.put(item.conflict().id(), item.shortId());
    }
    shown.accept(next.items().stream().map(item -> item.conflict().id()).toList());
  }

  /** How all conflicts stand; once the merge is over, how they stood. */
  private ConflictPage.Standing standing() {
    if (last == null || settlement.isOpen()) {
      Map<String, Choice> choices = settlement.choices();
      last = new ConflictPage.Standing(choices, conflicts.size() - choices.size());
    }
    return last;
  }

  @Override
  public synchronized List<String> replay() {
    Map<String, Choice> choices = standing().choices();
    return touched.stream()
        .filter(choices::containsKey)
        .map(id -> "%resolve " + shortIds.get(id) + " " + wish(choices.get(id)))
        .toList();
  }

  /** A choice as %resolve reads it. */
  private static String wish(Choice choice) {
    if (choice.side().isPresent()) {
      return ConflictPage.word(choice.side().get());
    }
    String label = choice.label().orElse("?");
    boolean plain = choice.label().isEmpty() || !label.matches("ours|theirs|\\?|[=-].*");
    return ReplayLine.quoted(plain ? label : "=" + label);
  }

  @Override
  public String closing() {
    ConflictPage.Standing now = standing();
    return "Closed the conflicts: "
        + now.choices().size()
        + " settled, "
        + now.left()
        + " left; "
        + (now.left() == 0
            ? "%commit -m \"…\" finishes the merge\n"
            : "%label --conflicts or %resolve goes on\n");
  }

  @Override
  Map<String, Object> changes() {
    ConflictPage.Standing now = standing();
    Map<String, Object> state = new LinkedHashMap<>(page.changes(now));
    boolean all = said.isEmpty() && now.left() == 0;
    state.put("said", all ? "all settled: %commit -m \"…\" finishes the merge" : said);
    return state;
  }

  @Override
  Supplier<Figure> still() {
    ConflictPage shown = page;
    ConflictPage.Standing now = standing();
    List<String> lines = replay();
    return () -> shown.figure(now, lines);
  }

  @Override
  synchronized void refresh() {
    if (isOpen() && !settlement.isOpen()) {
      close();
    }
    super.refresh();
  }

  @Override
  void act(String action, Map<String, Object> message) {
    said = "";
    switch (action) {
      case "choose" -> choose(seen(message), String.valueOf(message.get("to")));
      case "undo" -> undo();
      case "turn" -> {
        take(roll.page(number(message, "page")));
        turned(page.turned());
      }
      default -> throw new InputException("a grid of conflicts has no action '" + action + "'");
    }
  }

  private void choose(Map<String, String> seen, String to) {
    Map<String, Optional<Choice>> before = new LinkedHashMap<>();
    Map<String, Choice> after = new LinkedHashMap<>();
    ConflictPage.Standing now = standing();
    seen.forEach(
        (id, shown) -> {
          MergeConflict conflict = named(id);
          String outcome = now.outcome(conflict);
          if (!outcome.equals(shown)) {
            String is = outcome.isEmpty() ? "open" : "settled as '" + outcome + "'";
            throw new InputException(shortIds.get(id) + " is " + is + " by now; look again");
          }
          before.put(id, Optional.ofNullable(now.choices().get(id)));
          after.put(id, choice(conflict, to));
        });
    settlement.settle(after);
    steps.push(new Step(before, after));
    touched.addAll(after.keySet());
    said =
        standing().left() == 0 || after.size() == 1
            ? ""
            : Chain.count(after.size(), "conflict") + " settled";
  }

  private MergeConflict named(String id) {
    if (!shortIds.containsKey(id)) {
      throw new InputException("example '" + id + "' is not on this page");
    }
    return conflicts.get(id);
  }

  private Choice choice(MergeConflict conflict, String to) {
    return switch (to) {
      case "ours" -> Choice.of(Side.YOURS, by);
      case "theirs" -> Choice.of(Side.THEIRS, by);
      case "base" -> Choice.of(before(conflict), by);
      default -> Choice.of(Optional.of(to.substring(1)), by);
    };
  }

  /** The label that held before is given anew, by whoever settles. */
  private static Optional<String> before(MergeConflict conflict) {
    Verdict base = conflict.base();
    if (base.kind() != Verdict.Kind.THERE) {
      throw new InputException(
          "when the sides parted, it was " + base.shown() + "; choose ours, theirs or a label");
    }
    return base.label();
  }

  private void undo() {
    if (steps.isEmpty()) {
      said = "there is nothing to undo";
      return;
    }
    Step step = steps.pop();
    Map<String, Choice> now = standing().choices();
    if (!step.after().entrySet().stream().allMatch(e -> e.getValue().equals(now.get(e.getKey())))) {
      throw new InputException("the last choice made here was changed by a command since");
    }
    Map<String, Choice> restored = new LinkedHashMap<>();
    Set<String> opened = new LinkedHashSet<>();
    step.before()
        .forEach(
            (id, choice) -> choice.ifPresentOrElse(c -> restored.put(id, c), () -> opened.add(id)));
    settlement.settle(restored);
    settlement.reopen(opened);
    said = "took back " + Chain.count(step.after().size(), "choice");
  }
}
