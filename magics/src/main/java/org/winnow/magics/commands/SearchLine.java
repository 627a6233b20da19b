package org.winnow.magics.commands;

import org.winnow.datasets.repository.Commit;
import org.winnow.magics.Host;
import org.winnow.training.EpochReport;
import org.winnow.training.TrainingMonitor;
import org.winnow.viz.Figure;
import org.winnow.worth.Bisection;

/** Shows which commit is trained at, as one line that is replaced at most once a second. */
final class SearchLine implements Bisection.Watcher {
  private static final long PAUSE_NANOS = 1_000_000_000;

  private final Host host;
  private String displayId;
  private long shownNanos = System.nanoTime();

  SearchLine(Host host) {
    this.host = host;
  }

  @Override
  public TrainingMonitor looking(Commit commit, int inQuestion) {
    String what =
        "training at %s \"%s\", one of %d in question"
            .formatted(commit.shortId(), commit.title(), inQuestion);
    return new TrainingMonitor() {
      @Override
      public boolean cancelled() {
        return host.cancellation().requested();
      }

      @Override
      public void epochDone(EpochReport report) {
        say(what + ": " + report.epoch() + " of " + report.epochs() + " epochs");
      }
    };
  }

  private void say(String text) {
    long now = System.nanoTime();
    if (now - shownNanos < PAUSE_NANOS) {
      return;
    }
    shownNanos = now;
    if (displayId == null) {
      displayId = host.display(Figure.text(text));
    } else {
      host.update(displayId, Figure.text(text));
    }
  }
}
