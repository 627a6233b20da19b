package org.winnow.magics.commands;

import org.winnow.magics.Command;

/** Networks as packages; each of its subcommands is a class of its own. */
@picocli.CommandLine.Command(
    name = "package",
    description =
        "Pack a network with all that its use needs, publish it, install those of others; "
            + "look into packages and check them.",
    subcommands = {
      PackagePackCommand.class,
      PackageInfoCommand.class,
      PackageVerifyCommand.class,
      PackageDiffCommand.class,
      PackageInstallCommand.class,
      PackagePublishCommand.class,
      PackageListCommand.class,
      PackageSearchCommand.class,
      PackageRemoveCommand.class,
      PackageWhyCommand.class,
      PackageRebuildCommand.class,
      PackageKeyCommand.class,
      PackageTrustCommand.class
    })
public final class PackageCommand extends Command {
  @Override
  protected void run() {
    throw verbMissing();
  }
}
