package org.winnow.magics.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.winnow.datasets.sources.Loaded;
import org.winnow.magics.Host;
import org.winnow.magics.Import;

/** Says what is going on while much data is read, and ends where it is interrupted. */
final class LongReading {
  private static final long LARGE_FILE = 20_000_000;
  private static final int MANY_EXAMPLES = 100_000;

  private LongReading() {}

  /** The same import, announced where its file is large or its examples are many. */
  static Import of(Import source, String what, Host host) {
    return new Import(
        source.name(),
        source.always(),
        () -> {
          long bytes = bytes(what);
          if (bytes >= LARGE_FILE) {
            host.print(String.format(Locale.ROOT, "reading %s, %.0f MB …%n", what, bytes / 1e6));
          }
          long start = System.nanoTime();
          Loaded loaded =
              Interruptible.call("reading " + what, host.cancellation(), source.source());
          if (loaded.dataset().size() >= MANY_EXAMPLES) {
            host.print(
                String.format(
                    Locale.ROOT,
                    "%,d examples read in %.1f s; preparing their labels' history …%n",
                    loaded.dataset().size(),
                    (System.nanoTime() - start) / 1e9));
          }
          return loaded;
        });
  }

  /** The size of a file; 0 for all else, as names, variables and folders. */
  private static long bytes(String what) {
    try {
      Path file = Path.of(what);
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (InvalidPathException | IOException e) {
      return 0; // whoever reads it says what is wrong
    }
  }
}
