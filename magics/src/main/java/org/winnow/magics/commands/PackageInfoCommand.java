package org.winnow.magics.commands;

import org.winnow.magics.Command;
import org.winnow.packages.PackageFile;
import org.winnow.viz.PackageSheet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what a package says of itself. */
@picocli.CommandLine.Command(
    name = "info",
    description = "Show what a package says of itself, and who signed it.")
public final class PackageInfoCommand extends Command {
  @Parameters(
      index = "0",
      paramLabel = "PACKAGE|FILE",
      description = "The package's file, or GROUP:NAME@VERSION of one that is installed.")
  private String reference;

  @Mixin private KeyOptions keys;

  @Override
  protected void run() {
    PackageFile opened = session().packages().open(reference);
    host().display(PackageSheet.of(opened, keys.ring().judge(opened)));
  }
}
