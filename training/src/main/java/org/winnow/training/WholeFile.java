package org.winnow.training;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    write(file, out -> out.write(bytes));
  }

  /**
   * Puts what is written in the place of what a file held.
   *
   * @throws InputException where it cannot be written; what was there stays
   */
  public static void write(Path file, StoredZip.Body content) {
    Path target = file.toAbsolutePath();
    try {
      Path part = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
          content.writeTo(out);
        }
        moveOver(part, target);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new InputException("cannot write " + file + ": " + reason(e), e);
    }
  }

  /** Puts a finished file in the place of another, at once where the file system can. */
  static void moveOver(Path written, Path target) throws IOException {
    try {
      Files.move(
          written, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Why a file could not be read or written, in a few words. */
  public static String reason(IOException e) {
    return e instanceof NoSuchFileException
        ? "there is no such folder"
        : e.getClass().getSimpleName() + " " + e.getMessage();
  }
}
