package org.winnow.kernel.output;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.winnow.kernel.wire.Message;
import org.winnow.kernel.wire.Outbox;
import org.winnow.kernel.wire.Outgoing;

/** Keeps what was sent. */
public final class RecordedOutbox implements Outbox {
  /** One message that was published. */
  public record Published(Message parent, Outgoing message) {}

  private final List<Published> published = new CopyOnWriteArrayList<>();

  /** What was published, in order. */
  public List<Published> published() {
    return published;
  }

  /** The types of what was published, in order. */
  public List<String> types() {
    return published.stream().map(p -> p.message().type()).toList();
  }

  @Override
  public void reply(Message request, String type, Map<String, ?> content) {
    throw new UnsupportedOperationException("no reply is expected");
  }

  @Override
  public void publish(Message parent, Outgoing message) {
    published.add(new Published(parent, message));
  }

  @Override
  public void requestInput(Message parent, Map<String, ?> content) {
    throw new UnsupportedOperationException("no question is expected");
  }
}
