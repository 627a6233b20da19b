package org.winnow.magics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.winnow.datasets.InputException;
import org.winnow.viz.Figure;
import org.winnow.viz.View;

/** A host that only remembers what it was asked. */
public final class FakeHost implements Host {
  public final List<Figure> shown = new ArrayList<>();
  public final List<Map<String, Object>> viewChanges = new ArrayList<>();
  public final StringBuilder printed = new StringBuilder();
  private final Map<String, Object> variables = new HashMap<>();
  private boolean cancelled;

  @Override
  public String display(Figure figure) {
    shown.add(figure);
    return "d" + (shown.size() - 1);
  }

  @Override
  public void update(String displayId, Figure figure) {
    shown.set(Integer.parseInt(displayId.substring(1)), figure);
  }

  @Override
  public void print(String text) {
    printed.append(text);
  }

  @Override
  public LiveView open(View view) {
    String id = display(view.fallback());
    return new LiveView() {
      @Override
      public void update(Map<String, Object> changes) {
        viewChanges.add(changes);
      }

      @Override
      public void onChange(Consumer<Map<String, Object>> listener) {}

      @Override
      public void onMessage(Consumer<Map<String, Object>> listener) {}

      @Override
      public void close(Figure last) {
        FakeHost.this.update(id, last);
      }
    };
  }

  @Override
  public <T> void bind(String name, Class<T> type, T value) {
    Object there = variables.get(name);
    if (there != null && !type.isInstance(there)) {
      throw new InputException("'" + name + "' is a " + there.getClass().getSimpleName());
    }
    variables.put(name, value);
  }

  /** Puts a variable there as a user's Java cell would. */
  public void put(String name, Object value) {
    variables.put(name, value);
  }

  @Override
  public Object variable(String name) {
    return variables.get(name);
  }

  public void cancel() {
    cancelled = true;
  }

  @Override
  public Cancellation cancellation() {
    return new Cancellation() {
      @Override
      public boolean requested() {
        return cancelled;
      }

      @Override
      public void onRequest(Runnable action) {
        if (cancelled) {
          action.run();
        }
      }
    };
  }

  /** The text alternatives of everything shown, and everything printed. */
  public String text() {
    StringBuilder all = new StringBuilder(printed);
    shown.forEach(f -> all.append('\n').append(f.text()));
    return all.toString();
  }
}
