package org.winnow.magics;

import java.util.Map;
import java.util.function.Consumer;
import org.winnow.viz.Figure;

/** A {@link org.winnow.viz.View} that a host is showing. Safe to use from any thread. */
public interface LiveView {
  /** Changes some of the state; hosts may merge changes that come faster than they can be shown. */
  void update(Map<String, Object> changes);

  /** Has {@code listener} called, on a thread of the host, with each change made in the browser. */
  void onChange(Consumer<Map<String, Object>> listener);

  /** Has {@code listener} called with each message the view's module sends. */
  void onMessage(Consumer<Map<String, Object>> listener);

  /** Ends the view and leaves {@code last} in its place, so that a saved notebook keeps it. */
  void close(Figure last);
}
