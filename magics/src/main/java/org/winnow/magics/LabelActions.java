package org.winnow.magics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.viz.LabelGrid;

/**
 * What a label grid's messages ask to be done to labels: each is an edit in the journal when it
 * returns. Not safe for several threads; an edit is decided on and made under the repository's
 * monitor.
 */
final class LabelActions {
  private final OpenData open;
  private final Dataset start;
  private final Map<String, LabelGrid.Item> items = new HashMap<>();
  private final Set<String> skipped = new HashSet<>();
  private final Set<String> touched = new LinkedHashSet<>();
  private String said = "";

  /** For the data as they are now. */
  LabelActions(OpenData open) {
    this.open = open;
    this.start = open.data();
  }

  /** A page is shown: its examples may be named from now on. */
  void show(LabelGrid page) {
    page.items().forEach(item -> items.put(item.id(), item));
  }

  /** What happened last, a sentence, possibly empty. */
  String said() {
    return said;
  }

  void sayNothing() {
    said = "";
  }

  /**
   * Labels examples, as one step of undo.
   *
   * @param message its {@code examples} name each by id and the label it was seen with
   * @param to a class; empty for each one's suggestion
   */
  void label(Map<String, Object> message, String to) {
    Map<String, String> seen = OpenGrid.seen(message);
    seen.keySet().forEach(this::item);
    synchronized (open.repository()) {
      Edits edits = new Edits(open.data(), open.annotator());
      List<LabelEdit.Relabel> made = new ArrayList<>();
      seen.forEach(
          (id, label) -> made.add(edits.relabel(id, label, to.isEmpty() ? suggestion(id) : to)));
      made.removeIf(edits::isDone);
      open.repository().edit(made);
    }
    touched.addAll(seen.keySet());
    skipped.removeAll(seen.keySet());
    said = seen.size() == 1 ? "" : Chain.count(seen.size(), "example") + " labelled";
  }

  /** Marks the examples of {@code flagged} for a second look, as one step of undo. */
  void flag(Map<String, Object> message) {
    String note = String.valueOf(message.getOrDefault("note", "")).strip();
    List<String> ids = named(message.get("flagged"));
    synchronized (open.repository()) {
      Map<String, String> flags = open.repository().flags();
      Edits edits = new Edits(open.data(), open.annotator());
      List<LabelEdit.Flag> made =
          ids.stream()
              .filter(id -> !note.equals(flags.get(id)))
              .map(id -> edits.flag(id, note))
              .toList();
      open.repository().edit(made);
    }
    touched.addAll(ids);
    said = Chain.count(ids.size(), "example") + " flagged";
  }

  /** Passes over the examples of {@code ids}. */
  void skip(Map<String, Object> message) {
    skipped.addAll(named(message.get("ids")));
  }

  /** Takes the last step back. */
  void undo() {
    List<LabelEdit> undone = open.repository().undo();
    long elsewhere = undone.stream().filter(e -> !items.containsKey(e.id())).count();
    said =
        undone.isEmpty()
            ? "there is nothing to undo"
            : "took back "
                + Chain.count(undone.size(), "edit")
                + (elsewhere == 0 ? "" : ", " + elsewhere + " of them not shown here");
  }

  /** How the labels stand now. */
  LabelGrid.Standing standing() {
    OpenData.Moment now = open.moment();
    Set<String> pending =
        now.pending().stream()
            .filter(edit -> !(edit instanceof LabelEdit.Flag))
            .map(LabelEdit::id)
            .collect(Collectors.toSet());
    return new LabelGrid.Standing(now.data(), pending, now.pending().size(), skipped, now.flags());
  }

  /** Command lines that make the edits of this grid again, for those that still stand. */
  List<String> replay() {
    OpenData.Moment now = open.moment();
    return touched.stream()
        .flatMap(
            id ->
                Stream.concat(
                    ReplayLine.of(start, now.data(), id).stream(),
                    ReplayLine.flag(now.pending(), now.data(), id).stream()))
        .toList();
  }

  private List<String> named(Object ids) {
    return ids instanceof List<?> list
        ? list.stream().map(id -> item(id).id()).toList()
        : List.of();
  }

  private LabelGrid.Item item(Object id) {
    return Optional.ofNullable(items.get(String.valueOf(id)))
        .orElseThrow(() -> new InputException("example '" + id + "' is not on this page"));
  }

  private String suggestion(String id) {
    return items
        .get(id)
        .suggestion()
        .orElseThrow(() -> new InputException("there is no suggestion here; choose a label"));
  }
}
