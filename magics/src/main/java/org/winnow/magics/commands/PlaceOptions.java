package org.winnow.magics.commands;

import java.util.List;
import picocli.CommandLine.Option;

/** Where packages are looked for. */
final class PlaceOptions {
  @Option(
      names = "--from",
      paramLabel = "PLACE",
      description =
          "A folder, a URL, a repository's id in settings.xml, or ID::URL; may be given several"
              + " times (default: the repositories of settings.xml, and Maven Central).")
  private List<String> from = List.of();

  List<String> from() {
    return from;
  }
}
