package org.winnow.magics.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.winnow.magics.Command;
import org.winnow.packages.PackageIndex;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches for packages. */
@picocli.CommandLine.Command(
    name = "search",
    description =
        "Search the installed packages, folders in Maven's layout, and published index files.")
public final class PackageSearchCommand extends Command {
  @Parameters(
      index = "0",
      arity = "0..*",
      paramLabel = "WORD",
      description = "Words that must all occur in name, licence or description.")
  private List<String> words = List.of();

  @Option(
      names = "--in",
      paramLabel = "FOLDER|FILE|URL",
      description =
          "A folder of packages, or an index file, also on a server; may be given several times.")
  private List<String> places = List.of();

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Write what was found as an index file, to be published.")
  private Path write;

  @Override
  protected void run() {
    PackageIndex found =
        LongWork.call(
            "searching", host(), () -> session().packages().store().index(places).matching(words));
    host()
        .print(
            found.lines().isEmpty()
                ? "No package has " + (words.isEmpty() ? "been found" : "these words") + ".\n"
                : found.lines().stream()
                    .map(PackageSearchCommand::shown)
                    .collect(Collectors.joining()));
    if (write != null) {
      found.save(write);
      host().print("Wrote " + found.lines().size() + " lines to " + write + ".\n");
    }
  }

  private static String shown(PackageIndex.Line line) {
    String about = line.description().isEmpty() ? "" : "  " + line.description();
    return line.coordinates() + "  " + line.licence() + about + "\n";
  }
}
