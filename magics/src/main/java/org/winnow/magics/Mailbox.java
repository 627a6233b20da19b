package org.winnow.magics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.winnow.datasets.InputException;

/**
 * The messages of a live view. Those of one drawing of it are counted: one that was dealt with does
 * nothing when it comes again, and one that follows a lost one waits for it to be sent again. Not
 * safe for several threads.
 */
final class Mailbox {
  /** Drawings of the view that are remembered: each reload of the page is a new one. */
  private static final int CLIENTS = 64;

  private static final int REFUSALS = 20;

  private final Map<String, Integer> acknowledged = new LinkedHashMap<>();
  private final Deque<Map<String, Object>> refused = new ArrayDeque<>();

  /**
   * Deals with a message, if it is its turn; what cannot be done is remembered as refused.
   *
   * @param act throws an {@link InputException} to refuse
   */
  void deal(Map<String, Object> message, Consumer<Map<String, Object>> act) {
    String client = String.valueOf(message.get("client"));
    int seq = message.get("seq") instanceof Number n ? n.intValue() : 0;
    if (seq != acknowledged.getOrDefault(client, 0) + 1) {
      return;
    }
    try {
      act.accept(message);
    } catch (InputException e) {
      refuse(client, seq, e.getMessage().lines().findFirst().orElse("refused"));
    } catch (RuntimeException e) {
      refuse(client, seq, "a defect of Winnow: " + e);
      throw e; // for the host to tell
    } finally {
      acknowledge(client, seq);
    }
  }

  /** The keys {@code acknowledged} and {@code refused} of the view's state. */
  Map<String, Object> state() {
    return Map.of("acknowledged", Map.copyOf(acknowledged), "refused", List.copyOf(refused));
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
  }
}
