package org.winnow.magics.commands;

import java.util.List;
import org.winnow.magics.Command;
import org.winnow.magics.Job;
import picocli.CommandLine.Parameters;

/** Waits for trainings in the background. */
@picocli.CommandLine.Command(
    name = "wait",
    description = "Wait for trainings in the background; an interrupt ends the waiting alone.")
public final class WaitCommand extends Command {
  @Parameters(
      arity = "0..*",
      paramLabel = "JOB",
      description = "Numbers or names of networks (default: all not waited for yet).")
  private List<String> references = List.of();

  @Override
  protected void run() throws InterruptedException {
    List<Job> jobs =
        references.isEmpty()
            ? session().jobs().untold()
            : references.stream().map(session().jobs()::find).distinct().toList();
    if (jobs.isEmpty()) {
      host().print("nothing is being trained in the background\n");
      return;
    }
    new JobWait(host()).await(jobs);
  }
}
