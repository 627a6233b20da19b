package org.winnow.magics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.winnow.datasets.InputException;
import org.winnow.viz.Figure;
import org.winnow.viz.View;

/**
 * A grid below a cell in which a person judges examples with one key each: a live view whose
 * messages are dealt with in their order, and the static figure that it leaves.
 *
 * <p>Messages come on a thread of the host while commands run on another; everything here is done
 * under this object's monitor, and what is judged is decided on and stored under the repository's.
 * The monitors are taken in this order only.
 */
public abstract class OpenGrid implements AutoCloseable {
  private final Mailbox mail = new Mailbox();
  private Map<String, Object> sent = Map.of();
  private Map<String, Object> turned = Map.of();
  private LiveView view;
  private int drawings;
  private boolean done;

  OpenGrid() {}

  /** Shows it; until the view is there, messages wait. */
  final synchronized void open(View first, Host host) {
    view = host.open(first);
    view.onMessage(this::receive);
  }

  /**
   * Does what a message asks.
   *
   * @throws InputException where that is refused; nothing is done then
   */
  abstract void act(String action, Map<String, Object> message);

  /** The part of the state that follows what is judged, with {@code said}. */
  abstract Map<String, Object> changes();

  /** The static figure of this moment, made when it is asked for, without any monitor. */
  abstract Supplier<Figure> still();

  /** Command lines that do again what was done here, as far as it still stands. */
  public abstract List<String> replay();

  /** What a person is told when it is closed by a command, ended by a line feed. */
  public abstract String closing();

  /** Whether it still takes messages. */
  public final synchronized boolean isOpen() {
    return !done;
  }

  /** Whether the view was drawn more than once, as by a page that was reloaded. */
  public final synchronized boolean isReloaded() {
    return drawings > 1;
  }

  /** The page shown last as a static figure with what is judged as it stands. */
  public final synchronized Figure figure() {
    return still().get();
  }

  /** Shows how things stand, as after commands. */
  synchronized void refresh() {
    if (!done) {
      show();
    }
  }

  /** Ends it: the static figure takes the view's place. */
  @Override
  public final synchronized void close() {
    if (!done) {
      done = true;
      show();
      view.close(figure());
    }
  }

  /** The page was turned: this part of the state goes along with the next changes. */
  final void turned(Map<String, Object> state) {
    turned = state;
  }

  private synchronized void receive(Map<String, Object> message) {
    if (done) {
      return;
    }
    try {
      mail.deal(message, this::act);
    } finally {
      refresh();
    }
  }

  private void act(Map<String, Object> message) {
    String action = String.valueOf(message.get("action"));
    switch (action) {
      case "seen" -> drawings++;
      case "done" -> closeInPlace();
      default -> act(action, message);
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

  static int number(Map<String, Object> message, String name) {
    if (message.get(name) instanceof Number n) {
      return n.intValue();
    }
    throw new InputException("a page is asked for by " + name + ", a number");
  }

  /** Each example of a message with what it was seen with. */
  static Map<String, String> seen(Map<String, Object> message) {
    Map<String, String> seen = new LinkedHashMap<>();
    if (message.get("examples") instanceof List<?> examples) {
      for (Object example : examples) {
        if (!(example instanceof List<?> pair) || pair.size() != 2) {
          throw new InputException("an example is named by id and label, got " + example);
        }
        seen.put(String.valueOf(pair.get(0)), String.valueOf(pair.get(1)));
      }
    }
    return seen;
  }

  /** Sends what changed, if anything did. */
  private void show() {
    Map<String, Object> state = new LinkedHashMap<>(changes());
    state.putAll(mail.state());
    state.put("done", done);
    if (!state.equals(sent) || !turned.isEmpty()) {
      sent = Map.copyOf(state);
      state.putAll(turned); // together, or for a moment labels of one page stand on another
      turned = Map.of();
      view.update(state);
      view.still(still()); // needs no monitor: hosts ask with theirs held
    }
  }
}
