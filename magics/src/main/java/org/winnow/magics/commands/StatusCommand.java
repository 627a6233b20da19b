package org.winnow.magics.commands;

import org.winnow.magics.Command;

/** Shows how the links of the loop stand. */
@picocli.CommandLine.Command(
    name = "status",
    description = "Show the chain data → skeleton → model → suspects, and which links are stale.")
public final class StatusCommand extends Command {
  @Override
  protected void run() {
    host().print(session().chain() + "\n");
  }
}
