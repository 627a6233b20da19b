package org.winnow.kernel.wire;

import java.util.Map;

/** Where messages are handed in to be sent; from any thread, without waiting. */
public interface Outbox {
  /** Answers a request on the channel it came by. */
  void reply(Message request, String type, Map<String, ?> content);

  /** Tells every front end; {@code parent} may be null. */
  void publish(Message parent, Outgoing message);

  /** Asks the front end that sent {@code parent} for a line of input. */
  void requestInput(Message parent, Map<String, ?> content);

  /** Sends messages. */
  interface Sending<X extends Exception> {
    void run() throws X;
  }

  /**
   * Sends messages together, when the last of them is handed in: on a busy machine each start of
   * the thread that sends costs more than a message. Messages of other threads do not wait.
   */
  default <X extends Exception> void together(Sending<X> messages) throws X {
    messages.run();
  }

  /** Tells every front end, with neither metadata nor buffers. */
  default void publish(Message parent, String type, Map<String, ?> content) {
    publish(parent, new Outgoing(type, content));
  }
}
