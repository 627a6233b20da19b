package org.winnow.datasets.sources;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.winnow.datasets.InputException;

/**
 * Takes files out of a tar archive, within limits. Only plain files are taken, by the last part of
 * their path, so that nothing can be written outside the target; an archive that tries is refused.
 */
final class TarFiles {
  private final String name;
  private final Limits limits;

  TarFiles(String name, Limits limits) {
    this.name = name;
    this.limits = limits;
  }

  /**
   * @param wanted names of files, without folders
   * @throws InputException where the archive is too large or a path in it leaves its folder
   * @throws IOException where it is damaged, or a wanted file is not in it
   */
  void take(InputStream tar, List<String> wanted, Path target) throws IOException {
    List<String> missing = new ArrayList<>(wanted);
    each(
        tar,
        (path, in) -> {
          String last = String.valueOf(path.getFileName());
          if (missing.remove(last)) {
            try (OutputStream out = Files.newOutputStream(target.resolve(last))) {
              in.transferTo(out);
            }
          }
        });
    if (!missing.isEmpty()) {
      throw new IOException(name + " does not hold " + missing);
    }
  }

  /** Is given one plain file of an archive. */
  @FunctionalInterface
  interface Taker {
    /**
     * @param path beginning at the archive's root, without {@code ..}
     * @param content to be read at once, if at all; not to be closed
     */
    void file(Path path, InputStream content) throws IOException;
  }

  /**
   * Hands on all plain files, in their order.
   *
   * @throws InputException where the archive is too large or a path in it leaves its folder
   * @throws IOException where it is damaged
   */
  void each(InputStream tar, Taker taker) throws IOException {
    TarArchiveInputStream in =
        new TarArchiveInputStream(PackedFile.limited(tar, name, limits.bytes()));
    int entries = 0;
    for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
      if (++entries > limits.entries()) {
        throw new InputException(
            name + " has more than " + limits.entries() + " entries, the limit");
      }
      Path path = Path.of("/").resolve(e.getName().replaceFirst("^/+", "")).normalize();
      if (!Path.of("root").resolve(e.getName()).normalize().startsWith("root")) {
        throw new InputException(
            name + " holds the path '" + e.getName() + "', which leaves its folder; not unpacked");
      }
      if (e.isFile() && !e.isLink() && !e.isSymbolicLink()) {
        taker.file(path, in);
      }
    }
  }
}
