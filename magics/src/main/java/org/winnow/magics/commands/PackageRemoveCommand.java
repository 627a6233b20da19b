package org.winnow.magics.commands;

import org.winnow.datasets.InputException;
import org.winnow.magics.Command;
import org.winnow.packages.PackageCoordinates;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a package away. */
@picocli.CommandLine.Command(
    name = "remove",
    description = "Take a package out of this folder's winnow.lock, or off the machine.")
public final class PackageRemoveCommand extends Command {
  @Parameters(index = "0", paramLabel = "PACKAGE", description = "GROUP:NAME@VERSION.")
  private String reference;

  @Option(
      names = "--everywhere",
      description = "Delete its file too, for all of your folders and kernels.")
  private boolean everywhere;

  @Override
  protected void run() {
    PackageCoordinates one = PackageCoordinates.parse(reference);
    if (!session().packages().store().remove(one, everywhere)) {
      throw new InputException(
          one
              + (everywhere
                  ? " is neither installed nor pinned here"
                  : " is not pinned here; --everywhere deletes its file")
              + " (%package list)");
    }
    host().print("Removed " + one + (everywhere ? " with its file.\n" : " from winnow.lock.\n"));
  }
}
