package org.winnow.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.winnow.datasets.InputException;

/** Writes a file whole or not at all, so that nobody sees half of it. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Puts bytes in the place of what a file held.
   *
   * @throws InputException where it cannot be written; what was there stays
   */
  public static void write(Path file, byte[] bytes) {
    Path target = file.toAbsolutePath();
    try {
      Path part = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
      try {
        Files.write(part, bytes);
        ModelFile.moveOver(part, target);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new InputException("cannot write " + file + ": " + ModelFile.reason(e), e);
    }
  }
}
