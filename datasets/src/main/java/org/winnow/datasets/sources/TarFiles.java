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
  private static final int BUFFER = 1 << 16;

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
    TarArchiveInputStream in =
        new TarArchiveInputStream(PackedFile.limited(tar, name, limits.bytes()));
    int entries = 0;
    for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
      if (++entries > limits.entries()) {
        throw new InputException(
            name + " has more than " + limits.entries() + " entries, the limit");
      }
      Path path = Path.of("/").resolve(e.getName().replaceFirst("^/+", ""));
      if (!Path.of("root").resolve(e.getName()).normalize().startsWith("root")) {
        throw new InputException(
            name + " holds the path '" + e.getName() + "', which leaves its folder; not unpacked");
      }
      String last = String.valueOf(path.getFileName());
      if (e.isFile() && !e.isLink() && !e.isSymbolicLink() && missing.remove(last)) {
        try (OutputStream out = Files.newOutputStream(target.resolve(last))) {
          byte[] buffer = new byte[BUFFER];
          for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
          }
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new IOException(name + " does not hold " + missing);
    }
  }
}
