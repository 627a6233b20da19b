package org.winnow.magics;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.winnow.viz.Figure;

/** A {@link org.winnow.viz.View} that a host is showing. Safe to use from any thread. */
public interface LiveView {
  /** Changes some of the state; hosts may merge changes that come faster than they can be shown. */
  void update(Map<String, Object> changes);

  /** Has {@code listener} called, on a thread of the host, with each change made in the browser. */
  void onChange(Consumer<Map<String, Object>> listener);

  /** Has {@code listener} called with each message the view's module sends. */
  void onMessage(Consumer<Map<String, Object>> listener);

  /**
   * Offers the static alternative as of now. A host asks for the figure where it cannot show the
   * view live, at most twice a second, and where it ends before the view is closed; so offering one
   * is cheap. It may ask from any thread, with monitors of its own held.
   */
  default void still(Supplier<Figure> figure) {}

  /** Ends the view and leaves {@code last} in its place, so that a saved notebook keeps it. */
  void close(Figure last);
}
