package org.winnow.kernel.output;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.winnow.kernel.wire.Message;
import org.winnow.kernel.wire.Outbox;

/**
 * What one cell shows, from whichever thread and however late: everything goes out under the
 * request that ran the cell. Text is gathered and sent about ten times a second; what is shown
 * keeps its order.
 */
public final class CellOutput {
  private static final long TEXT_GAP_MILLIS = 100;

  /** A replaced figure is sent at most five times a second. */
  private static final long UPDATE_GAP_MILLIS = 200;

  private static final int LONGEST_CHUNK = 1 << 16;

  /** More text than this in one cell makes notebooks that no front end opens. */
  private static final long MOST_TEXT = 10_000_000;

  private final Outbox outbox;
  private final Message parent;
  private final ScheduledExecutorService clock;
  private final Map<String, Paced<Map<String, Object>>> updates = new ConcurrentHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private String stream = "stdout";
  private long written;
  private boolean scheduled;

  public CellOutput(Outbox outbox, Message parent, ScheduledExecutorService clock) {
    this.outbox = outbox;
    this.parent = parent;
    this.clock = clock;
  }

  /** The request that ran the cell. */
  public Message parent() {
    return parent;
  }

  /** Writes to a stream, {@code stdout} or {@code stderr}. */
  public synchronized void write(String name, String more) {
    if (more.isEmpty() || written > MOST_TEXT) {
      return;
    }
    if (!stream.equals(name)) {
      flushText();
      stream = name;
    }
    text.append(more);
    written += more.length();
    if (written > MOST_TEXT) {
      text.append("\n… more text than ").append(MOST_TEXT).append(" characters is left out.\n");
    }
    if (text.length() >= LONGEST_CHUNK) {
      flushText();
    } else if (!scheduled) {
      scheduled = true;
      clock.schedule(this::onTime, TEXT_GAP_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void onTime() {
    scheduled = false;
    flushText();
  }

  private void flushText() {
    if (!text.isEmpty()) {
      String all = text.toString();
      text.setLength(0);
      outbox.publish(parent, "stream", Map.of("name", stream, "text", all));
    }
  }

  /** Sends a message of another kind after the text written before it. */
  public synchronized void publish(String type, Map<String, ?> content) {
    flushText();
    outbox.publish(parent, type, content);
  }

  /**
   * Removes what is shown, and lets as much text be written anew.
   *
   * @param wait removes it only when there is something new to show, so that nothing flickers
   */
  public synchronized void clear(boolean wait) {
    publish("clear_output", Map.of("wait", wait));
    written = 0;
  }

  /** Shows a bundle that can be replaced by its id. */
  public void display(String id, Map<String, ?> bundle) {
    publish("display_data", displayContent(id, bundle));
  }

  /** Replaces a bundle, now or when its turn has come. */
  public void update(String id, Map<String, Object> bundle) {
    updates
        .computeIfAbsent(
            id,
            key ->
                new Paced<>(
                    clock,
                    UPDATE_GAP_MILLIS,
                    (older, newer) -> newer,
                    latest ->
                        outbox.publish(parent, "update_display_data", displayContent(key, latest))))
        .offer(bundle);
  }

  private static Map<String, Object> displayContent(String id, Map<String, ?> bundle) {
    return Map.of("data", bundle, "metadata", Map.of(), "transient", Map.of("display_id", id));
  }

  /** Sends everything that waits. */
  public void flush() {
    synchronized (this) {
      flushText();
    }
    updates.values().forEach(Paced::flush);
  }
}
