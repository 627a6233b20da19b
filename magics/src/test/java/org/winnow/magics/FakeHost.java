package org.winnow.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.winnow.datasets.InputException;
import org.winnow.viz.Figure;
import org.winnow.viz.View;

/** A host that only remembers what it was asked. */
public final class FakeHost implements Host {
  public final List<Figure> shown = new CopyOnWriteArrayList<>();
  public final List<Map<String, Object>> viewChanges = new CopyOnWriteArrayList<>();
  public final StringBuffer printed = new StringBuffer();
  private final Map<String, Variable> variables = new ConcurrentHashMap<>();
  private final Map<String, Figure> displays = new ConcurrentHashMap<>();
  private final List<Runnable> atRequest = new ArrayList<>();
  public volatile boolean showsAfterwards = true;
  private boolean cancelled;
  private FakeView latest;

  private record Variable(Class<?> type, Object value) {}

  @Override
  public synchronized String display(Figure figure) {
    shown.add(figure);
    String id = "d" + displays.size();
    displays.put(id, figure);
    return id;
  }

  @Override
  public synchronized void update(String displayId, Figure figure) {
    Figure before = displays.put(displayId, figure);
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i) == before) {
        shown.set(i, figure);
        return;
      }
    }
    shown.add(figure); // the test has read off what was there
  }

  @Override
  public void print(String text) {
    printed.append(text);
  }

  @Override
  public synchronized LiveView open(View view) {
    latest = new FakeView(this, display(view.fallback()));
    return latest;
  }

  /** The view that was opened last. */
  synchronized FakeView latestView() {
    return latest;
  }

  @Override
  public <T> void bind(String name, Class<T> type, T value) {
    Variable there = variables.get(name);
    if (there != null && !type.isAssignableFrom(there.type())) {
      throw new InputException(
          "the variable '" + name + "' is a " + there.type().getSimpleName() + "; try --as NAME");
    }
    variables.put(name, new Variable(type, value));
  }

  /** Puts a variable there as a user's Java cell would. */
  public void put(String name, Object value) {
    variables.put(name, new Variable(value.getClass(), value));
  }

  @Override
  public Object variable(String name) {
    Variable there = variables.get(name);
    return there == null ? null : there.value();
  }

  @Override
  public boolean showsAfterwards() {
    return showsAfterwards;
  }

  /** The user interrupts the running command. */
  public void cancel() {
    List<Runnable> due;
    synchronized (this) {
      cancelled = true;
      due = List.copyOf(atRequest);
      atRequest.clear();
    }
    due.forEach(Runnable::run);
  }

  /** The running command has returned. */
  synchronized void commandEnded() {
    cancelled = false;
    atRequest.clear();
  }

  @Override
  public Cancellation cancellation() {
    return new Cancellation() {
      @Override
      public boolean requested() {
        synchronized (FakeHost.this) {
          return cancelled;
        }
      }

      @Override
      public void onRequest(Runnable action) {
        synchronized (FakeHost.this) {
          if (!cancelled) {
            atRequest.add(action);
            return;
          }
        }
        action.run();
      }
    };
  }

  /** The text alternatives of everything shown, and everything printed. */
  public String text() {
    StringBuilder all = new StringBuilder(printed);
    shown.forEach(f -> all.append('\n').append(f.text()));
    return all.toString();
  }

  /** A view that a test looks at and acts on in the browser's place. */
  static final class FakeView implements LiveView {
    private final FakeHost host;
    private final String id;
    private final List<Consumer<Map<String, Object>>> onChange = new CopyOnWriteArrayList<>();
    private final List<Consumer<Map<String, Object>>> onMessage = new CopyOnWriteArrayList<>();
    private boolean unseen;
    private boolean closed;

    FakeView(FakeHost host, String id) {
      this.host = host;
      this.id = id;
    }

    @Override
    public synchronized void update(Map<String, Object> changes) {
      if (!closed) {
        host.viewChanges.add(changes);
      }
    }

    @Override
    public void onChange(Consumer<Map<String, Object>> listener) {
      onChange.add(listener);
    }

    @Override
    public void onMessage(Consumer<Map<String, Object>> listener) {
      onMessage.add(listener);
    }

    @Override
    public synchronized void still(Supplier<Figure> figure) {
      if (unseen && !closed) {
        host.update(id, figure.get());
      }
    }

    @Override
    public synchronized void close(Figure last) {
      if (!closed) {
        closed = true;
        host.update(id, last);
      }
    }

    void changed(Map<String, Object> changes) {
      onChange.forEach(listener -> listener.accept(changes));
    }

    void sent(Map<String, Object> message) {
      onMessage.forEach(listener -> listener.accept(message));
    }

    synchronized void cannotBeShown() {
      unseen = true;
    }
  }
}
