package org.winnow.magics.commands;

import org.winnow.insight.LearningCurves;
import org.winnow.magics.Host;
import org.winnow.viz.LearningCurveFigure;

/** Shows learning curves while they grow, as one figure that is replaced now and then. */
final class CurveDisplay {
  /** A chart takes about a tenth of a second to draw, which the replay waits for. */
  private static final long PAUSE_NANOS = 2_000_000_000;

  private final Host host;
  private String displayId;
  private long shownNanos;

  CurveDisplay(Host host) {
    this.host = host;
  }

  /** The curves so far. */
  void show(LearningCurves curves) {
    long now = System.nanoTime();
    if (displayId == null || now - shownNanos >= PAUSE_NANOS) {
      shownNanos = now;
      last(curves);
    }
  }

  /** The curves as they stay. */
  void last(LearningCurves curves) {
    if (displayId == null) {
      displayId = host.display(LearningCurveFigure.of(curves));
    } else {
      host.update(displayId, LearningCurveFigure.of(curves));
    }
  }
}
