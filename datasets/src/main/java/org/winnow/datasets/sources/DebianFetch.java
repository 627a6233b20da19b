package org.winnow.datasets.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Fetches a Debian package by apt-get, without installing it, and takes the data out of it. */
final class DebianFetch {
  private final NamedData data;
  private final Fetching fetching;
  private final ClientCommands commands;

  DebianFetch(NamedData data, Fetching fetching, ClientCommands commands) {
    this.data = data;
    this.fetching = fetching;
    this.commands = commands;
  }

  /** Leaves all files of the data set in {@code target}, or nothing. */
  void into(Path target, Limits limits) throws IOException {
    String name = data.debian().orElseThrow().packageName();
    Files.createDirectories(target);
    Path work = Files.createTempDirectory(target, "package");
    try {
      fetching.progress().update("fetching Debian package " + name, 0, -1);
      commands.run(work, List.of("apt-get", "-q", "download", name));
      Path packed = only(work, ".deb");
      List<String> unpack = List.of("dpkg-deb", "--fsys-tarfile", packed.getFileName().toString());
      List<String> wanted = data.files().stream().map(f -> f.name() + ".gz").toList();
      try (InputStream tar = commands.open(work, unpack)) {
        new TarFiles(packed.getFileName().toString(), limits).take(tar, wanted, work);
      }
      for (NamedData.File file : data.files()) {
        Checksum.require(work.resolve(file.name() + ".gz"), file, limits);
      }
      for (String file : wanted) {
        Files.move(work.resolve(file), target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      remove(work);
    }
  }

  /** The one file of a folder whose name ends so. */
  static Path only(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(ending))
          .findFirst()
          .orElseThrow(() -> new IOException("the client left no " + ending + " file"));
    }
  }

  /** Removes a folder and the files in it. */
  static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
