package org.winnow.kernel.guest;

import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.winnow.kernel.output.Paced;
import org.winnow.magics.LiveView;
import org.winnow.viz.Figure;

/** A view where it cannot be live: its static alternative, replaced twice a second. */
final class GuestView implements LiveView {
  private static final long GAP_MILLIS = 500;

  private final Paced<Supplier<Figure>> stills;
  private boolean closed;

  GuestView(ScheduledExecutorService clock, Consumer<Figure> replace) {
    stills =
        new Paced<>(
            clock, GAP_MILLIS, (older, newer) -> newer, latest -> replace.accept(latest.get()));
  }

  @Override
  public void update(Map<String, Object> changes) {
    // Nobody sees the state.
  }

  @Override
  public void onChange(Consumer<Map<String, Object>> listener) {
    // Nobody changes it.
  }

  @Override
  public void onMessage(Consumer<Map<String, Object>> listener) {
    // Nobody sends any.
  }

  @Override
  public synchronized void still(Supplier<Figure> figure) {
    if (!closed) {
      stills.offer(figure);
    }
  }

  @Override
  public synchronized void close(Figure last) {
    if (!closed) {
      closed = true;
      stills.offer(() -> last);
      stills.flush();
    }
  }
}
