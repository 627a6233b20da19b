package org.winnow.magics.commands;

import java.util.Locale;
import org.winnow.datasets.InputException;
import org.winnow.magics.Command;
import org.winnow.packages.PackageFile;
import org.winnow.packages.Replay;
import org.winnow.packages.Signed;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a package: its hashes, its signature, its answers. */
@picocli.CommandLine.Command(
    name = "verify",
    description = "Check a package's hashes and signature, and replay its golden rows.")
public final class PackageVerifyCommand extends Command {
  @Parameters(
      index = "0",
      paramLabel = "PACKAGE|FILE",
      description = "The package's file, or GROUP:NAME@VERSION of one that is installed.")
  private String reference;

  @Option(names = "--signed", description = "Refuse it unless a key that you pinned signed it.")
  private boolean signed;

  @Mixin private KeyOptions keys;

  @Override
  protected void run() {
    PackageFile opened = session().packages().open(reference);
    Signed by = keys.ring().judge(opened);
    if (by.state() == Signed.State.WRONG || signed && by.state() != Signed.State.TRUSTED) {
      throw new InputException(opened.manifest().coordinates() + ": " + by);
    }
    Replay replay =
        LongWork.call(
            "replaying " + opened.manifest().coordinates(), host(), () -> opened.replay());
    String found =
        String.format(
            Locale.ROOT,
            "%d golden rows: probabilities differ by at most %.1e (bar %.0e), prepared inputs by"
                + " %.1e, the same class for %d",
            replay.rows(),
            replay.difference(),
            Replay.TOLERANCE,
            replay.encodingDifference(),
            replay.sameAnswers());
    if (!replay.passed()) {
      throw new InputException(
          opened.manifest().coordinates() + " answers otherwise here: " + found);
    }
    int entries = opened.manifest().entries().size();
    host()
        .print(
            opened.manifest().coordinates()
                + ": "
                + entries
                + " entries have the hashes that the manifest lists; "
                + by
                + ".\n"
                + found
                + ".\n");
  }
}
