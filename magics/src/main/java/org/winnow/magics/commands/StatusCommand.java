package org.winnow.magics.commands;

import org.winnow.magics.Command;
import org.winnow.magics.Job;
import org.winnow.magics.MemoryUse;

/** Shows how the links of the loop stand. */
@picocli.CommandLine.Command(
    name = "status",
    description = "Show the chain data → skeleton → model → suspects, and which links are stale.")
public final class StatusCommand extends Command {
  @Override
  protected void run() {
    host().print(session().chain() + "\n");
    for (Job job : session().jobs().running()) {
      host().print("training  " + job.shown() + ": " + job.title() + ", " + job.progress() + "\n");
    }
    host().print("memory    " + MemoryUse.now() + "\n");
  }
}
