package org.winnow.kernel;

import java.util.List;
import java.util.stream.Collectors;
import org.winnow.kernel.wire.Channel;
import org.winnow.kernel.wire.Message;

/** A cell's outcome: the reply and what was told meanwhile. */
record Outcome(Message reply, List<Message> told) {
  /** Waits for the outcome of a request. */
  static Outcome of(TestClient client, String id) {
    return new Outcome(client.reply(Channel.SHELL, id), client.told(id));
  }

  String status() {
    return reply.text("status", "");
  }

  String text(String stream) {
    return told.stream()
        .filter(m -> m.text("name", "").equals(stream))
        .map(m -> m.text("text", ""))
        .collect(Collectors.joining());
  }

  /** The last line that was printed, with its end. */
  String lastLine() {
    String all = text("stdout");
    return all.substring(all.lastIndexOf('\n', all.length() - 2) + 1);
  }

  /** The text of the result. */
  String result() {
    return told.stream()
        .filter(m -> m.type().equals("execute_result"))
        .map(m -> String.valueOf(m.object("data").get("text/plain")))
        .collect(Collectors.joining());
  }

  String error() {
    return reply.text("evalue", "");
  }

  List<String> types() {
    return told.stream().map(Message::type).toList();
  }
}
