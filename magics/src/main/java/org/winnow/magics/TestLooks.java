package org.winnow.magics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.winnow.datasets.InputException;

/**
 * Counts how often a data set's test split was looked at: each look lets a little of it leak into
 * the choices made afterwards. The count lies with the data, so that it outlives sessions.
 */
final class TestLooks {
  private final Path file;

  TestLooks(Path repository) {
    file = repository.resolve("test-looks");
  }

  /** Counts one more look and returns how many there were, this one included. */
  int look() {
    try {
      Files.writeString(file, "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return Math.toIntExact(Files.size(file));
    } catch (IOException e) {
      throw new InputException(
          "cannot count this look at the test split in " + file + ": " + e.getMessage(), e);
    }
  }
}
