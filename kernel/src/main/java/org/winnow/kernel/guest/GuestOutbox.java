package org.winnow.kernel.guest;

import java.util.Map;
import org.winnow.kernel.wire.Message;
import org.winnow.kernel.wire.Outbox;
import org.winnow.kernel.wire.Outgoing;

/** Hands what a cell shows to the kernel that Winnow is a guest of. */
final class GuestOutbox implements Outbox {
  private final GuestKernel kernel;

  GuestOutbox(GuestKernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public void publish(Message parent, Outgoing message) {
    Map<String, ?> content = message.content();
    switch (message.type()) {
      case "stream" ->
          kernel.write(String.valueOf(content.get("name")), String.valueOf(content.get("text")));
      case "display_data" -> kernel.display(id(content), bundle(content));
      case "update_display_data" -> kernel.update(id(content), bundle(content));
      default -> throw new IllegalArgumentException(message.type());
    }
  }

  private static String id(Map<String, ?> content) {
    return String.valueOf(((Map<?, ?>) content.get("transient")).get("display_id"));
  }

  private static Map<String, Object> bundle(Map<String, ?> content) {
    return PlainJson.map((Map<?, ?>) content.get("data"));
  }

  @Override
  public void reply(Message request, String type, Map<String, ?> content) {
    throw new UnsupportedOperationException("a guest answers no request");
  }

  @Override
  public void requestInput(Message parent, Map<String, ?> content) {
    throw new UnsupportedOperationException("a guest asks for no input");
  }
}
