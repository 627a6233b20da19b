package org.winnow.magics;

import java.util.Map;
import java.util.function.Consumer;
import org.winnow.viz.Figure;
import org.winnow.viz.View;

/**
 * A host that shows nothing, for work that goes on after its command where the kernel could show
 * nothing of it any more: what is said there would come out under a cell that has nothing to do
 * with it.
 */
final class QuietHost implements Host {
  private final Host variables;

  /**
   * @param variables binds and finds the notebook's variables
   */
  QuietHost(Host variables) {
    this.variables = variables;
  }

  @Override
  public String display(Figure figure) {
    return "";
  }

  @Override
  public void update(String displayId, Figure figure) {}

  @Override
  public void print(String text) {}

  @Override
  public LiveView open(View view) {
    return new LiveView() {
      @Override
      public void update(Map<String, Object> changes) {}

      @Override
      public void onChange(Consumer<Map<String, Object>> listener) {}

      @Override
      public void onMessage(Consumer<Map<String, Object>> listener) {}

      @Override
      public void close(Figure last) {}
    };
  }

  @Override
  public <T> void bind(String name, Class<T> type, T value) {
    variables.bind(name, type, value);
  }

  @Override
  public Object variable(String name) {
    return variables.variable(name);
  }

  @Override
  public boolean canBind(String name, Class<?> type) {
    return variables.canBind(name, type);
  }

  @Override
  public boolean showsAfterwards() {
    return false;
  }

  @Override
  public Cancellation cancellation() {
    return variables.cancellation();
  }
}
