package org.winnow.kernel.widgets;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.winnow.kernel.output.CellOutput;
import org.winnow.kernel.output.DisplayIds;
import org.winnow.kernel.wire.Message;
import org.winnow.kernel.wire.Outbox;
import org.winnow.magics.LiveView;
import org.winnow.viz.View;

/** The comms of a kernel and the live views on them. */
public final class Widgets {
  private final Outbox outbox;
  private final ScheduledExecutorService clock;
  private final Map<String, Comm> comms = new ConcurrentHashMap<>();

  public Widgets(Outbox outbox, ScheduledExecutorService clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  Outbox outbox() {
    return outbox;
  }

  ScheduledExecutorService clock() {
    return clock;
  }

  /** Shows a view below a cell. */
  public LiveView open(View view, CellOutput output, DisplayIds ids) {
    LiveWidget.Identity identity = new LiveWidget.Identity(ids.next(), ids.next());
    LiveWidget widget = new LiveWidget(this, output, identity, view);
    comms.put(identity.comm(), widget);
    widget.open();
    return widget;
  }

  /** The open views by their comms' ids. */
  Map<String, LiveWidget> open() {
    Map<String, LiveWidget> open = new LinkedHashMap<>();
    comms.forEach(
        (id, comm) -> {
          if (comm instanceof LiveWidget widget) {
            open.put(id, widget);
          }
        });
    return open;
  }

  /** Ends a comm from this side. */
  void closed(String id, Message parent) {
    if (comms.remove(id) != null) {
      close(parent, id);
    }
  }

  /** Leaves every view's static alternative in its place, as the kernel ends. */
  public void closeAll() {
    open().values().forEach(LiveWidget::closeAsItIs);
  }

  /** Takes a {@code comm_open}; a target that nobody serves is closed at once. */
  public void opened(Message message) {
    String id = message.text("comm_id", "");
    if (message.text("target_name", "").equals(WidgetControl.TARGET)) {
      comms.put(id, new WidgetControl(id, this));
    } else {
      close(message, id);
    }
  }

  /** Takes a {@code comm_msg}. */
  public void received(Message message) {
    Comm comm = comms.get(message.text("comm_id", ""));
    if (comm != null) {
      comm.receive(message);
    }
  }

  /** Takes a {@code comm_close}. */
  public void closedByFrontEnd(Message message) {
    Comm comm = comms.remove(message.text("comm_id", ""));
    if (comm != null) {
      comm.closedByFrontEnd();
    }
  }

  /** The content of a {@code comm_info_reply}. */
  public Map<String, Object> info(Message request) {
    String target = request.text("target_name", "");
    Map<String, Object> listed = new LinkedHashMap<>();
    comms.forEach(
        (id, comm) -> {
          if (target.isEmpty() || target.equals(comm.target())) {
            listed.put(id, Map.of("target_name", comm.target()));
          }
        });
    return Map.of("status", "ok", "comms", listed);
  }

  private void close(Message parent, String id) {
    outbox.publish(parent, "comm_close", Map.of("comm_id", id, "data", Map.of()));
  }
}
