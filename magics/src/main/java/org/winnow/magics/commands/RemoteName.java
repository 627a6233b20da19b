package org.winnow.magics.commands;

import org.winnow.datasets.repository.Remote;
import picocli.CommandLine.Parameters;

/** Names the remote that a command talks to. */
final class RemoteName {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "REMOTE",
      defaultValue = Remote.ORIGIN,
      description = "Which remote (default ${DEFAULT-VALUE}).")
  private String name;

  @Override
  public String toString() {
    return name;
  }
}
