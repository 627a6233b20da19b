package org.winnow.magics.commands;

import java.util.function.BooleanSupplier;
import org.winnow.magics.Host;
import org.winnow.training.EpochReport;
import org.winnow.training.TrainingMonitor;
import org.winnow.viz.Figure;

/**
 * Shows how far the folds, or other networks that belong together, are trained, as one line that is
 * replaced at most once a second.
 */
final class FoldsLine implements TrainingMonitor {
  private static final long PAUSE_NANOS = 1_000_000_000;

  private final Host host;
  private final String what;
  private final int folds;
  private final BooleanSupplier cancelled;
  private String displayId;
  private volatile String progress = "";
  private long shownNanos = System.nanoTime();

  FoldsLine(Host host, int folds, BooleanSupplier cancelled) {
    this(host, "fold", folds, cancelled);
  }

  /**
   * @param what one of the trainings, as {@code network}
   */
  FoldsLine(Host host, String what, int folds, BooleanSupplier cancelled) {
    this.host = host;
    this.what = what;
    this.folds = folds;
    this.cancelled = cancelled;
  }

  @Override
  public boolean cancelled() {
    return cancelled.getAsBoolean();
  }

  /** What the line says at present. */
  String progress() {
    return progress;
  }

  /** Counts the epochs of all folds, of which {@code report} gives the total. */
  @Override
  public void epochDone(EpochReport report) {
    long now = System.nanoTime();
    if (now - shownNanos < PAUSE_NANOS && report.epoch() < report.epochs()) {
      return;
    }
    shownNanos = now;
    progress = "%d %ss: %d of %d epochs".formatted(folds, what, report.epoch(), report.epochs());
    Figure line = Figure.text(progress);
    if (displayId == null) {
      displayId = host.display(line);
    } else {
      host.update(displayId, line);
    }
  }
}
