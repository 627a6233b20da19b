package org.winnow.datasets.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.winnow.datasets.InputException;

/** Files that are whole or not there, whatever moment the power goes. */
final class Durable {
  private Durable() {}

  /** Writes a file beside its place, forces it to disk, then moves it there. */
  static void replace(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    Files.write(temporary, content);
    publish(temporary, file);
  }

  /** A new name for a file that is being written; readable as any other file of the user's is. */
  static Path temporary(Path folder, String prefix) {
    return folder.resolve(prefix + UUID.randomUUID());
  }

  /** Forces a finished file to disk and moves it to its place. */
  static void publish(Path temporary, Path file) throws IOException {
    force(temporary);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(file.toAbsolutePath().getParent());
  }

  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Makes new names in a folder last; Windows neither needs nor allows it. */
  static void forceFolder(Path folder) throws IOException {
    if (java.io.File.separatorChar == '/') {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Work that needs the disk. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** Does work, and says in a sentence what a disk that would not do it lacks. */
  static <T> T saving(String what, Path where, Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw failure(what, where, e);
    } catch (UncheckedIOException e) {
      throw failure(what, where, e.getCause());
    }
  }

  /** The sentence for a disk that would not do what was asked. */
  static InputException failure(String what, Path where, IOException e) {
    String why = e.getMessage();
    if (e instanceof AccessDeniedException || e.getCause() instanceof ReadOnlyFileSystemException) {
      why = "no permission to write there";
    } else if (e instanceof FileSystemException system && system.getReason() != null) {
      why = system.getReason();
    }
    return new InputException(
        what
            + " failed: "
            + why
            + " ("
            + where
            + "); what was saved before is whole, free some space or allow writing and try again",
        e);
  }
}
