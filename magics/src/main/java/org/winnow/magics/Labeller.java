package org.winnow.magics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.viz.Figure;
import org.winnow.viz.LabelGrid;

/**
 * A page of examples that is being labelled: takes the messages of a {@link LabelGrid}'s view,
 * edits the label repository and shows how the labels stand. An edit is in the journal on the disk
 * before it is acknowledged. Labels that are accepted here count as given by hand: a person looked
 * at each.
 *
 * <p>Messages come on a thread of the host while commands run on another; everything here is done
 * under this object's monitor, and an edit is decided on and made under the repository's. The
 * monitors are taken in this order only.
 *
 * <p>The messages of one drawing of the view are counted; one that was dealt with does nothing when
 * it comes again, and one that follows a lost one waits for it to be sent again.
 */
public final class Labeller implements AutoCloseable {
  /** Drawings of the view that are remembered: each reload of the page is a new one. */
  private static final int CLIENTS = 64;

  private static final int REFUSALS = 20;

  private final LabelGrid page;
  private final OpenData open;
  private final Map<String, LabelGrid.Item> items = new LinkedHashMap<>();
  private final Map<String, Integer> acknowledged = new LinkedHashMap<>();
  private final Deque<Map<String, Object>> refused = new ArrayDeque<>();
  private final Set<String> skipped = new HashSet<>();
  private final Set<String> touched = new LinkedHashSet<>();
  private Map<String, Object> sent = Map.of();
  private LiveView view;
  private String said = "";
  private int drawings;
  private boolean done;

  private Labeller(LabelGrid page, OpenData open) {
    this.page = page;
    this.open = open;
    page.items().forEach(item -> items.put(item.id(), item));
  }

  static Labeller open(LabelGrid page, OpenData open, Host host) {
    Labeller labeller = new Labeller(page, open);
    synchronized (labeller) { // until the view is there, messages wait
      labeller.view = host.open(page.view(labeller.standing()));
      labeller.view.onMessage(labeller::receive);
    }
    return labeller;
  }

  /** Whether it still takes messages. */
  public synchronized boolean isOpen() {
    return !done;
  }

  /** Whether the view was drawn more than once, as by a page that was reloaded. */
  public synchronized boolean isReloaded() {
    return drawings > 1;
  }

  /** The page as a static figure with the labels as they stand. */
  public synchronized Figure figure() {
    return page.figure(standing(), replay());
  }

  /** Command lines that make the edits of this page again, for those that still stand. */
  public synchronized List<String> replay() {
    Dataset now = open.data();
    return touched.stream()
        .map(id -> ReplayLine.of(page.start(), now, id))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Shows how the labels stand, as after edits by commands. */
  synchronized void refresh() {
    if (!done) {
      show();
    }
  }

  /** Ends it: the static figure with the labels as they stand takes the view's place. */
  @Override
  public synchronized void close() {
    if (!done) {
      done = true;
      show();
      view.close(figure());
    }
  }

  private synchronized void receive(Map<String, Object> message) {
    String client = String.valueOf(message.get("client"));
    int seq = message.get("seq") instanceof Number n ? n.intValue() : 0;
    if (done || seq != acknowledged.getOrDefault(client, 0) + 1) {
      return;
    }
    try {
      act(message);
    } catch (InputException e) {
      refuse(client, seq, e.getMessage().lines().findFirst().orElse("refused"));
    } catch (RuntimeException e) {
      refuse(client, seq, "a defect of Winnow: " + e);
      throw e; // for the host to tell
    } finally {
      acknowledge(client, seq);
      refresh();
    }
  }

  /** A page that was reloaded takes no new picture for a cell that it did not see running. */
  private void closeInPlace() {
    if (isReloaded()) {
      throw new InputException(
          "this page was loaded after the grid was opened: run %label --done in a cell, it shows the"
              + " final picture there");
    }
    close();
  }

  private void acknowledge(String client, int seq) {
    acknowledged.remove(client); // the order is that of the last message
    acknowledged.put(client, seq);
    if (acknowledged.size() > CLIENTS) {
      acknowledged.remove(acknowledged.keySet().iterator().next());
    }
  }

  private void refuse(String client, int seq, String why) {
    refused.addLast(Map.of("client", client, "seq", seq, "why", why));
    if (refused.size() > REFUSALS) {
      refused.removeFirst();
    }
    said = "";
  }

  private void act(Map<String, Object> message) {
    String action = String.valueOf(message.get("action"));
    switch (action) {
      case "label" -> label(seen(message), String.valueOf(message.get("to")));
      case "accept" -> label(seen(message), "");
      case "skip" -> skip(message);
      case "undo" -> undo();
      case "seen" -> drawings++;
      case "done" -> closeInPlace();
      default -> throw new InputException("a label grid has no action '" + action + "'");
    }
  }

  /** Each example named, with the label it was seen with. */
  private Map<String, String> seen(Map<String, Object> message) {
    Map<String, String> seen = new LinkedHashMap<>();
    if (message.get("examples") instanceof List<?> examples) {
      for (Object example : examples) {
        if (!(example instanceof List<?> pair) || pair.size() != 2) {
          throw new InputException("an example is named by id and label, got " + example);
        }
        seen.put(item(pair.get(0)).id(), String.valueOf(pair.get(1)));
      }
    }
    return seen;
  }

  private LabelGrid.Item item(Object id) {
    LabelGrid.Item item = items.get(String.valueOf(id));
    if (item == null) {
      throw new InputException("example '" + id + "' is not on this page");
    }
    return item;
  }

  /**
   * Labels examples, as one step of undo.
   *
   * @param to a class; empty for each one's suggestion
   */
  private void label(Map<String, String> seen, String to) {
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

  private String suggestion(String id) {
    return items
        .get(id)
        .suggestion()
        .orElseThrow(() -> new InputException("there is no suggestion here; choose a label"));
  }

  private void skip(Map<String, Object> message) {
    if (message.get("ids") instanceof List<?> ids) {
      ids.forEach(id -> skipped.add(item(id).id()));
    }
    said = "";
  }

  private void undo() {
    List<LabelEdit> undone = open.repository().undo();
    long elsewhere = undone.stream().filter(e -> !items.containsKey(e.id())).count();
    said =
        undone.isEmpty()
            ? "there is nothing to undo"
            : "took back "
                + Chain.count(undone.size(), "edit")
                + (elsewhere == 0 ? "" : ", " + elsewhere + " of them not on this page");
  }

  private LabelGrid.Standing standing() {
    OpenData.Moment now = open.moment();
    Set<String> pending = now.pending().stream().map(LabelEdit::id).collect(Collectors.toSet());
    return new LabelGrid.Standing(now.data(), pending, now.pending().size(), skipped);
  }

  /** Sends what changed, if anything did. */
  private void show() {
    LabelGrid.Standing now = standing();
    Map<String, Object> state = new LinkedHashMap<>(page.changes(now));
    state.put("acknowledged", Map.copyOf(acknowledged));
    state.put("refused", List.copyOf(refused));
    state.put("said", said);
    state.put("done", done);
    if (!state.equals(sent)) {
      sent = state;
      view.update(state);
      List<String> lines = replay();
      view.still(() -> page.figure(now, lines)); // needs no monitor: hosts ask with theirs held
    }
  }
}
