package org.winnow.magics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.winnow.datasets.InputException;
import org.winnow.viz.Figure;
import org.winnow.viz.LabelGrid;
import org.winnow.viz.LabelQuery;

/**
 * A grid in which examples are labelled: takes the messages of a {@link LabelGrid}'s view, edits
 * the label repository, turns pages and shows how the labels stand. An edit is in the journal on
 * the disk before it is acknowledged. Labels that are accepted here count as given by hand: a
 * person looked at each.
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

  private final Roll roll;
  private final LabelActions actions;
  private final Consumer<List<String>> shown;
  private final Map<String, Integer> acknowledged = new LinkedHashMap<>();
  private final Deque<Map<String, Object>> refused = new ArrayDeque<>();
  private Map<String, Object> sent = Map.of();
  private Map<String, Object> turned = Map.of();
  private Roll.Page page;
  private LiveView view;
  private int drawings;
  private boolean done;

  private Labeller(Roll roll, LabelActions actions, Consumer<List<String>> shown) {
    this.roll = roll;
    this.actions = actions;
    this.shown = shown;
  }

  /**
   * What a grid goes through, beginning where.
   *
   * @param shown told the ids of each page that is shown
   */
  record Opening(Roll roll, Roll.Wish first, Consumer<List<String>> shown) {}

  static Labeller open(Opening opening, OpenData data, Host host) {
    Labeller labeller = new Labeller(opening.roll(), new LabelActions(data), opening.shown());
    synchronized (labeller) { // until the view is there, messages wait
      LabelGrid.Standing now = labeller.actions.standing();
      labeller.take(opening.roll().page(opening.first(), now));
      labeller.view = host.open(labeller.page.grid().view(now, labeller.page.turn()));
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

  /** The page shown last as a static figure with the labels as they stand. */
  public synchronized Figure figure() {
    return page.grid().figure(actions.standing(), replay());
  }

  /** Command lines that make the edits of this grid again, for those that still stand. */
  public synchronized List<String> replay() {
    return actions.replay();
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
    actions.sayNothing();
  }

  private void act(Map<String, Object> message) {
    String action = String.valueOf(message.get("action"));
    switch (action) {
      case "label" -> actions.label(message, String.valueOf(message.get("to")));
      case "accept" -> actions.label(message, "");
      case "flag" -> actions.flag(message);
      case "skip" -> actions.skip(message);
      case "undo" -> actions.undo();
      case "turn" -> turn(message);
      case "seen" -> drawings++;
      case "done" -> closeInPlace();
      default -> throw new InputException("a label grid has no action '" + action + "'");
    }
  }

  private void turn(Map<String, Object> message) {
    Roll.Wish wish =
        new Roll.Wish(LabelQuery.of(message), number(message, "page"), number(message, "size"));
    take(roll.page(wish, actions.standing()));
    turned = page.grid().turned(page.turn());
    actions.sayNothing();
  }

  private static int number(Map<String, Object> message, String name) {
    if (message.get(name) instanceof Number n) {
      return n.intValue();
    }
    throw new InputException("a page is asked for by " + name + ", a number");
  }

  private void take(Roll.Page next) {
    page = next;
    actions.show(next.grid());
    shown.accept(next.grid().items().stream().map(LabelGrid.Item::id).toList());
  }

  /** Sends what changed, if anything did. */
  private void show() {
    LabelGrid.Standing now = actions.standing();
    LabelGrid grid = page.grid();
    Map<String, Object> state = new LinkedHashMap<>(grid.changes(now));
    state.put("acknowledged", Map.copyOf(acknowledged));
    state.put("refused", List.copyOf(refused));
    state.put("said", actions.said());
    state.put("done", done);
    if (!state.equals(sent) || !turned.isEmpty()) {
      sent = Map.copyOf(state);
      state.putAll(turned); // together, or for a moment labels of one page stand on another
      turned = Map.of();
      view.update(state);
      List<String> lines = replay();
      view.still(() -> grid.figure(now, lines)); // needs no monitor: hosts ask with theirs held
    }
  }
}
