package org.winnow.kernel.widgets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.kernel.wire.Message;
import org.winnow.kernel.wire.Outgoing;

/** Answers a browser that was reloaded, or a second one, with the state of all open views. */
final class WidgetControl implements Comm {
  static final String TARGET = "jupyter.widget.control";
  private static final Map<String, String> METADATA = Map.of("version", "1.0.0");

  private final String id;
  private final Widgets widgets;

  WidgetControl(String id, Widgets widgets) {
    this.id = id;
    this.widgets = widgets;
  }

  @Override
  public String target() {
    return TARGET;
  }

  @Override
  public void receive(Message message) {
    if (!"request_states".equals(message.object("data").get("method"))) {
      return;
    }
    Map<String, Object> states = new LinkedHashMap<>();
    List<List<Object>> paths = new ArrayList<>();
    List<byte[]> buffers = new ArrayList<>();
    widgets
        .open()
        .forEach(
            (commId, widget) -> {
              WidgetState state = widget.forAnotherPage();
              states.put(commId, entry(state));
              state.paths().forEach(path -> paths.add(List.of(commId, "state", path.get(0))));
              buffers.addAll(state.buffers());
            });
    Map<String, Object> data =
        Map.of("method", "update_states", "states", states, "buffer_paths", paths);
    widgets
        .outbox()
        .publish(
            message,
            new Outgoing("comm_msg", Map.of("comm_id", id, "data", data), METADATA, buffers));
  }

  private static Map<String, Object> entry(WidgetState state) {
    Map<String, Object> json = state.json();
    return Map.of(
        "model_name", json.get("_model_name"),
        "model_module", json.get("_model_module"),
        "model_module_version", json.get("_model_module_version"),
        "state", json);
  }

  @Override
  public void closedByFrontEnd() {
    // There is nothing to end: the views belong to their cells, not to this conversation.
  }
}
