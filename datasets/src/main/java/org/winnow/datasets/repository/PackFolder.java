package org.winnow.datasets.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sharing.LfsObject;
import org.winnow.datasets.sharing.RemoteAddress;
import org.winnow.datasets.sources.Progress;

/**
 * A folder with packs of example bytes, here or at a remote. A pack's name is the hash of what is
 * in it, so what is there need not be copied, and every copy is checked.
 */
record PackFolder(Path folder) {
  private static final String NAME = "[0-9a-f]{64}\\" + BlobPackWriter.SUFFIX;

  /** What the names of copies end with that are not complete. */
  static final String PART = ".part";

  private static final int BUFFER = 1 << 16;

  /** Where a remote keeps bytes; empty where nowhere has been named. */
  static Optional<PackFolder> of(Remote remote) {
    if (remote.bytes().isPresent()) {
      return remote.bytes().map(PackFolder::new);
    }
    if (remote.address().kind() != RemoteAddress.Kind.FOLDER) {
      return Optional.empty();
    }
    Path root = remote.address().folder();
    Path git = Files.isDirectory(root.resolve(".git")) ? root.resolve(".git") : root;
    return Optional.of(new PackFolder(new RepositoryFolder(git).blobs().folder()));
  }

  /** File name → size of the packs there. */
  TreeMap<String, Long> packs() throws IOException {
    TreeMap<String, Long> packs = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.getFileName().toString().matches(NAME)).toList()) {
          packs.put(file.getFileName().toString(), Files.size(file));
        }
      }
    }
    return packs;
  }

  /** Whether all records of a pack have hashes among some. */
  boolean holdsOnly(String pack, Set<String> hashes) throws IOException {
    for (byte[] hash : BlobIndex.of(file(pack)).hashes()) {
      if (!hashes.contains(HexFormat.of().formatHex(hash))) {
        return false;
      }
    }
    return true;
  }

  Path file(String pack) {
    return folder.resolve(pack);
  }

  /**
   * Copies a pack from another folder, going on where an earlier copy ended.
   *
   * @throws InputException where what came is not what its name says; it is thrown away then
   */
  void take(String pack, PackFolder from, Progress progress) throws IOException {
    Files.createDirectories(folder);
    Path part = folder.resolve(pack + PART);
    long total = Files.size(from.file(pack));
    append(from.file(pack), part, total, progress);
    if (!pack.startsWith(hash(part))) {
      Files.delete(part);
      throw new InputException(
          "the pack " + pack + " in " + from.folder + " is damaged: it no longer has its hash");
    }
    publish(pack, part);
  }

  /** Gives a file that has been checked its place among the packs. */
  void publish(String pack, Path file) throws IOException {
    Durable.publish(file, file(pack));
    BlobIndex.write(file(pack));
  }

  /** Waits until no other process brings packs here. */
  SessionLock lock() throws IOException {
    return SessionLock.take(
        folder.resolveSibling("blobs.lock"), "another process has been fetching example bytes");
  }

  /**
   * Packs that lost their hash here are not spread.
   *
   * @param files name → what is there
   */
  static void requireWhole(Map<String, LfsObject> files) {
    files.forEach(
        (name, object) -> {
          if (name.endsWith(BlobPackWriter.SUFFIX) && !name.startsWith(object.oid())) {
            throw new InputException(
                "the pack "
                    + name
                    + " here is damaged: it no longer has its hash; nothing was sent");
          }
        });
  }

  private static void append(Path from, Path part, long total, Progress progress)
      throws IOException {
    long done = Files.exists(part) ? Files.size(part) : 0;
    if (done > total) {
      Files.delete(part);
      done = 0;
    }
    try (InputStream in = Files.newInputStream(from);
        OutputStream out =
            Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      in.skipNBytes(done);
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        done += n;
        progress.update("copying example bytes", done, total);
      }
    }
  }

  static String hash(Path file) throws IOException {
    var digest = Hashes.sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
