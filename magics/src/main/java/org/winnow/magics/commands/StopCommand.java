package org.winnow.magics.commands;

import java.util.List;
import org.winnow.magics.Command;
import org.winnow.magics.Job;
import picocli.CommandLine.Parameters;

/** Ends trainings in the background. */
@picocli.CommandLine.Command(
    name = "stop",
    description = "End trainings in the background; each keeps the best model so far.")
public final class StopCommand extends Command {
  @Parameters(
      arity = "0..*",
      paramLabel = "JOB",
      description = "Numbers or names of networks (default: all that run).")
  private List<String> references = List.of();

  @Override
  protected void run() throws InterruptedException {
    List<Job> jobs =
        references.isEmpty()
            ? session().jobs().running()
            : references.stream().map(session().jobs()::find).distinct().toList();
    if (jobs.isEmpty()) {
      host().print("nothing is being trained in the background\n");
      return;
    }
    jobs.forEach(Job::stop);
    new JobWait(host()).await(jobs);
  }
}
