package org.winnow.datasets.sources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.SourceNote;

/**
 * The built-in table: 344 penguins of three species with measurements, island, sex and year, some
 * values missing (K. B. Gorman, T. D. Williams, W. R. Fraser, 2014; CC0, see DATA.md).
 */
final class Penguins {
  static final String NAME = "penguins";
  private static final String FILE = "penguins.csv";
  private static final SourceNote SOURCE =
      new SourceNote(
          "Palmer penguins (K. B. Gorman, T. D. Williams, W. R. Fraser, 2014)",
          "CC0 1.0",
          "https://doi.org/10.1371/journal.pone.0090081");

  private Penguins() {}

  /** The species as labels, unless the options name another column. */
  static Loaded load(LoadOptions options) {
    LoadOptions named = options.withName(options.name().orElse(NAME));
    boolean asked = options.columns().label().isPresent();
    try (InputStream table = Dataset.class.getResourceAsStream(FILE)) {
      Path folder = Files.createTempDirectory("winnow-penguins");
      Path file = folder.resolve(FILE);
      try {
        Files.copy(table, file);
        return TableSource.load(file, asked ? named : named.withLabel("species"), SOURCE);
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in table cannot be read: " + FILE, e);
    }
  }
}
