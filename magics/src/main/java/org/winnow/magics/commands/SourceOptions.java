package org.winnow.magics.commands;

import org.winnow.datasets.Dataset;
import org.winnow.datasets.SourceNote;
import picocli.CommandLine.Option;

/** The options that say where examples came from, beside what their source says itself. */
final class SourceOptions {
  @Option(
      names = "--source",
      paramLabel = "TEXT",
      description = "Where they came from: an address (https://…), a package, or a person.")
  private String source;

  @Option(
      names = "--licence",
      paramLabel = "LICENCE",
      description = "Under which licence, as CC-BY-4.0 (default: as the source says, or unknown).")
  private String licence;

  boolean given() {
    return source != null || licence != null;
  }

  /** The data with what was said of its source. */
  Dataset told(Dataset data) {
    SourceNote note = data.source();
    note = source == null ? note : note.from(source);
    note = licence == null ? note : note.withLicence(licence);
    return data.toBuilder().source(note).build();
  }
}
