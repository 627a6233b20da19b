package org.winnow.kernel.widgets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.winnow.kernel.output.CellOutput;
import org.winnow.kernel.output.Paced;
import org.winnow.kernel.wire.Message;
import org.winnow.kernel.wire.Outgoing;
import org.winnow.magics.LiveView;
import org.winnow.viz.Figure;
import org.winnow.viz.View;

/**
 * A view shown through anywidget: a comm whose state the browser mirrors, and a display that holds
 * the view and, beside it, the static alternative.
 */
final class LiveWidget implements LiveView, Comm {
  static final String TARGET = "jupyter.widget";
  static final String VIEW_TYPE = "application/vnd.jupyter.widget-view+json";
  private static final String MODULE = "anywidget";

  /** A range: a fixed version would break with each release of the front end's package. */
  private static final String ANY_VERSION = "*";

  /** Without it browsers refuse the comm. */
  private static final Map<String, String> METADATA = Map.of("version", "2.1.0");

  /** Twenty changes a second look smooth. */
  private static final long CHANGE_GAP_MILLIS = 50;

  /** A static picture that is replaced flickers; twice a second is bearable. */
  private static final long STILL_GAP_MILLIS = 500;

  private static final int MOST_EARLY = 100;

  private final Widgets widgets;
  private final CellOutput output;
  private final String id;
  private final String displayId;
  private final Map<String, Object> state = new LinkedHashMap<>();
  private final Paced<Map<String, Object>> changes;
  private final Paced<Supplier<Figure>> stills;
  private final List<Consumer<Map<String, Object>>> onChange = new CopyOnWriteArrayList<>();
  private final List<Consumer<Map<String, Object>>> onMessage = new CopyOnWriteArrayList<>();
  private final List<Map<String, Object>> early = new ArrayList<>();
  private Figure still;
  private Supplier<Figure> latest;
  private boolean closed;
  private boolean unseen;
  private boolean reloaded;

  LiveWidget(Widgets widgets, CellOutput output, Identity identity, View view) {
    this.widgets = widgets;
    this.output = output;
    this.id = identity.comm();
    this.displayId = identity.display();
    this.still = view.fallback();
    state.put("_model_module", MODULE);
    state.put("_model_module_version", ANY_VERSION);
    state.put("_model_name", "AnyModel");
    state.put("_view_module", MODULE);
    state.put("_view_module_version", ANY_VERSION);
    state.put("_view_name", "AnyView");
    state.put("_view_count", null);
    state.put("_anywidget_id", view.name());
    state.put("_esm", view.module());
    state.put("_css", view.css());
    state.putAll(view.state());
    ScheduledExecutorService clock = widgets.clock();
    this.changes = new Paced<>(clock, CHANGE_GAP_MILLIS, LiveWidget::merged, this::sendChanges);
    this.stills =
        new Paced<>(clock, STILL_GAP_MILLIS, (older, newer) -> newer, this::replaceByStill);
  }

  /** The ids of a widget's comm and of its display. */
  record Identity(String comm, String display) {}

  /** Opens the comm and shows the view, its static alternative beside it. */
  synchronized void open() {
    WidgetState all = WidgetState.of(state);
    Map<String, Object> content =
        Map.of(
            "comm_id",
            id,
            "target_name",
            TARGET,
            "data",
            Map.of("state", all.json(), "buffer_paths", all.paths()));
    widgets
        .outbox()
        .publish(output.parent(), new Outgoing("comm_open", content, METADATA, all.buffers()));
    Map<String, Object> bundle = new LinkedHashMap<>(still.bundle());
    bundle.put(VIEW_TYPE, Map.of("version_major", 2, "version_minor", 1, "model_id", id));
    output.display(displayId, bundle);
  }

  @Override
  public synchronized void update(Map<String, Object> more) {
    if (closed) {
      return;
    }
    state.putAll(more);
    if (!unseen) {
      changes.offer(more);
    }
  }

  @Override
  public void still(Supplier<Figure> figure) {
    boolean wanted;
    synchronized (this) {
      wanted = !closed && unseen;
      latest = figure;
    }
    if (wanted) {
      stills.offer(figure);
    }
  }

  @Override
  public void onChange(Consumer<Map<String, Object>> listener) {
    onChange.add(listener);
  }

  @Override
  public void onMessage(Consumer<Map<String, Object>> listener) {
    List<Map<String, Object>> unheard;
    synchronized (this) {
      onMessage.add(listener);
      unheard = List.copyOf(early);
      early.clear();
    }
    unheard.forEach(listener);
  }

  /** A quick browser answers before whoever opened the view listens: that is kept for them. */
  private synchronized boolean isEarly(Map<String, Object> content) {
    return onMessage.isEmpty() && early.size() < MOST_EARLY && early.add(content);
  }

  @Override
  public void close(Figure last) {
    changes.flush();
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      still = last;
    }
    output.update(displayId, last.bundle());
    output.flush();
    if (!leavesPicture(last)) {
      widgets.closed(id, output.parent());
    }
  }

  /** Has pages that were reloaded go on showing something, for as long as the kernel lives. */
  private boolean leavesPicture(Figure last) {
    Optional<Map<String, Object>> picture;
    synchronized (this) {
      picture = reloaded ? Still.of(last) : Optional.empty();
      picture.ifPresent(
          change -> {
            state.keySet().removeIf(key -> !key.startsWith("_"));
            state.putAll(change);
          });
    }
    picture.ifPresent(this::sendChanges);
    return picture.isPresent();
  }

  /** Ends the view with the static alternative it has, as the kernel ends. */
  void closeAsItIs() {
    Figure last;
    Supplier<Figure> offered;
    synchronized (this) {
      last = still;
      offered = latest;
    }
    close(offered == null ? last : offered.get());
  }

  /** The whole state, for a page that was reloaded, or another one. */
  synchronized WidgetState forAnotherPage() {
    reloaded = true;
    return snapshot();
  }

  private synchronized WidgetState snapshot() {
    return WidgetState.of(state);
  }

  @Override
  public String target() {
    return TARGET;
  }

  @Override
  public void receive(Message message) {
    Map<String, Object> data = message.object("data");
    switch (String.valueOf(data.get("method"))) {
      case "request_state" -> send(message, "update", snapshot());
      case "update" -> {
        Map<String, Object> changed = WidgetState.joined(data, message.buffers());
        synchronized (this) {
          state.putAll(changed);
        }
        // Other tabs that show the view follow; the one that sent it knows its own echo.
        send(message, "echo_update", WidgetState.of(changed));
        onChange.forEach(listener -> listener.accept(changed));
      }
      case "custom" -> {
        Map<String, Object> content = Message.asObject(data.get("content"));
        if (isEarly(content)) {
          return;
        }
        onMessage.forEach(listener -> listener.accept(content));
        changes.flush(); // the answer to a person does not wait for its turn
      }
      default -> {
        return; // methods of later protocols are no concern of this one
      }
    }
  }

  /** No widget front end is there: from now on the static alternative stands for the view. */
  @Override
  public synchronized void closedByFrontEnd() {
    if (!closed) {
      unseen = true;
      replaceByStill(() -> still);
    }
  }

  private void replaceByStill(Supplier<Figure> figure) {
    Figure now = figure.get();
    synchronized (this) {
      still = now;
      if (closed) {
        return;
      }
    }
    output.update(displayId, now.bundle());
  }

  private void sendChanges(Map<String, Object> merged) {
    send(output.parent(), "update", WidgetState.of(merged));
  }

  private void send(Message parent, String method, WidgetState part) {
    Map<String, Object> data =
        Map.of("method", method, "state", part.json(), "buffer_paths", part.paths());
    widgets
        .outbox()
        .publish(
            parent,
            new Outgoing(
                "comm_msg", Map.of("comm_id", id, "data", data), METADATA, part.buffers()));
  }

  private static Map<String, Object> merged(Map<String, Object> older, Map<String, Object> newer) {
    Map<String, Object> both = new LinkedHashMap<>(older);
    both.putAll(newer);
    return both;
  }
}
