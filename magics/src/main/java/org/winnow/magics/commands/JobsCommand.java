package org.winnow.magics.commands;

import java.util.List;
import java.util.Locale;
import org.winnow.magics.Command;
import org.winnow.magics.Job;
import org.winnow.viz.JobTable;

/** Shows the trainings in the background. */
@picocli.CommandLine.Command(
    name = "jobs",
    description = "Show the trainings in the background: state, progress, time.")
public final class JobsCommand extends Command {
  @Override
  protected void run() {
    List<JobTable.Row> rows =
        session().jobs().all().stream()
            .map(
                job ->
                    new JobTable.Row(
                        job.number(),
                        job.name(),
                        job.title(),
                        state(job.state()),
                        job.progress(),
                        job.seconds()))
            .toList();
    host().display(JobTable.of(rows));
  }

  private static String state(Job.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
