package org.winnow.magics.commands;

import java.nio.file.Path;
import java.util.Optional;
import org.winnow.magics.Command;
import org.winnow.packages.VersionRule;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a package to a repository. */
@picocli.CommandLine.Command(
    name = "publish",
    description =
        "Send a package to a folder or a repository in Maven's layout, if its version says enough.")
public final class PackagePublishCommand extends Command {
  @Parameters(index = "0", paramLabel = "FILE", description = "The package's file.")
  private Path file;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "PLACE",
      description = "A folder, a URL, a repository's id in settings.xml, or ID::URL.")
  private String to;

  @Option(
      names = "--force",
      description = "Also where the version says less than has changed; never over another file.")
  private boolean force;

  @Override
  protected void run() {
    Optional<VersionRule.Comparison> against =
        LongWork.call(
            "publishing " + file,
            host(),
            () -> session().packages().store().publish(file, to, force));
    host()
        .print(
            "Published "
                + file.getFileName()
                + " to "
                + to
                + against
                    .map(c -> "; against " + c.before() + ": " + String.join(", ", c.why()))
                    .orElse(", the first version there")
                + ".\n");
  }
}
