package org.winnow.magics.commands;

import java.util.Locale;
import org.winnow.datasets.sources.Progress;
import org.winnow.magics.Host;
import org.winnow.viz.Figure;

/** Shows how far a download is, as one line that is replaced at most five times a second. */
final class ProgressLine implements Progress {
  private static final long PAUSE_NANOS = 200_000_000;

  private final Host host;
  private String displayId;
  private String shown = "";
  private long shownNanos;

  ProgressLine(Host host) {
    this.host = host;
  }

  @Override
  public void update(String what, long done, long total) {
    boolean pausing = what.equals(shown) && System.nanoTime() - shownNanos < PAUSE_NANOS;
    if (pausing && done != total) {
      return;
    }
    shown = what;
    shownNanos = System.nanoTime();
    Figure line = Figure.text(line(what, done, total));
    if (displayId == null) {
      displayId = host.display(line);
    } else {
      host.update(displayId, line);
    }
  }

  private static String line(String what, long done, long total) {
    return total < 0
        ? String.format(Locale.ROOT, "%s: %.1f MB", what, done / 1e6)
        : String.format(
            Locale.ROOT,
            "%s: %.1f of %.1f MB (%d %%)",
            what,
            done / 1e6,
            total / 1e6,
            total == 0 ? 100 : 100 * done / total);
  }
}
