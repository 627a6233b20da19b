package org.winnow.magics.commands;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.winnow.magics.Host;
import org.winnow.magics.Job;
import org.winnow.magics.Jobs;
import org.winnow.viz.Figure;

/** Waits for jobs in a cell: one line tells how far they are, an interrupt ends the waiting. */
final class JobWait {
  private static final long LOOK_MILLIS = 50;
  private static final long PAUSE_NANOS = 500_000_000;

  private final Host host;
  private String displayId;
  private long shownNanos = System.nanoTime();

  JobWait(Host host) {
    this.host = host;
  }

  /**
   * Waits until all have ended and tells what came of each.
   *
   * @throws CancellationException where the command is interrupted; the jobs go on
   * @throws org.winnow.datasets.InputException where one of them failed
   */
  void await(List<Job> jobs) throws InterruptedException {
    for (Job job : jobs) {
      while (!job.await(LOOK_MILLIS)) {
        if (host.cancellation().requested()) {
          throw new CancellationException("waiting; " + shown(jobs) + " not ended yet");
        }
        tell(jobs);
      }
    }
    for (Job job : jobs) {
      job.told();
      if (!host.showsAfterwards()) {
        job.picture().ifPresent(host::display);
      }
      if (job.state() != Job.State.FAILED) {
        host.print(job.end().orElseThrow().said() + "\n");
      }
    }
    Jobs.requireSuccess(jobs);
  }

  private void tell(List<Job> jobs) {
    long now = System.nanoTime();
    if (now - shownNanos < PAUSE_NANOS) {
      return;
    }
    shownNanos = now;
    Figure line =
        Figure.text(
            jobs.stream()
                .filter(job -> !job.state().isEnd())
                .map(job -> job.shown() + ": " + job.progress())
                .collect(Collectors.joining("\n")));
    if (displayId == null) {
      displayId = host.display(line);
    } else {
      host.update(displayId, line);
    }
  }

  private static String shown(List<Job> jobs) {
    List<String> names = jobs.stream().filter(job -> !job.state().isEnd()).map(Job::shown).toList();
    return String.join(", ", names) + (names.size() == 1 ? " has" : " have");
  }
}
