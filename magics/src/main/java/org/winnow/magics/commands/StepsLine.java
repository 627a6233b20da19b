package org.winnow.magics.commands;

import java.util.Locale;
import org.winnow.insight.StepWatcher;
import org.winnow.magics.Host;
import org.winnow.viz.Figure;

/** Shows how far a long computation is, as one line that is replaced at most once a second. */
final class StepsLine implements StepWatcher {
  private static final long PAUSE_NANOS = 1_000_000_000;

  private final Host host;
  private String displayId;
  private long shownNanos = System.nanoTime(); // what takes less than a pause shows nothing

  StepsLine(Host host) {
    this.host = host;
  }

  @Override
  public void at(String what, long done, long total) {
    long now = System.nanoTime();
    boolean over = displayId != null && done == total;
    if (now - shownNanos < PAUSE_NANOS && !over) {
      return;
    }
    shownNanos = now;
    Figure line = Figure.text(String.format(Locale.ROOT, "%s: %,d of %,d", what, done, total));
    if (displayId == null) {
      displayId = host.display(line);
    } else {
      host.update(displayId, line);
    }
  }
}
