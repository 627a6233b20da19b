package org.winnow.kernel.maven;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.logging.LogManager;
import org.winnow.datasets.InputException;

/**
 * Puts the native libraries of a platform into a folder that all kernels of a person share. Of
 * several processes that are asked at once one fetches; the others wait for it.
 */
public final class NativeLibraries {
  private final MavenResolver resolver;

  NativeLibraries(MavenPlaces places) {
    this.resolver = new MavenResolver(places);
  }

  /** Takes the folder and what is to be in it, as GROUP:ARTIFACT:jar:CLASSIFIER:VERSION. */
  public static void main(String[] arguments) throws IOException {
    LogManager.getLogManager().reset();
    List<Coordinates> wanted = Arrays.stream(arguments).skip(1).map(Coordinates::parse).toList();
    try {
      new NativeLibraries(MavenPlaces.of(System.getenv(), System.getProperties()))
          .put(wanted, Path.of(arguments[0]));
    } catch (InputException e) {
      System.err.println("winnow: " + e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Has a folder hold the artifacts, and nothing else; it appears whole or not at all.
   *
   * @throws InputException if one cannot be had
   */
  void put(List<Coordinates> wanted, Path folder) throws IOException {
    Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
    Path lockFile = parent.resolve(folder.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid() || Files.isDirectory(folder)) {
        return;
      }
      Path fresh = Files.createTempDirectory(parent, ".fetching-");
      for (ResolvedJar jar : resolver.fetch(wanted)) {
        place(jar.file(), fresh.resolve(jar.file().getFileName()));
      }
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** A link where both lie on one disk, since some are large; else a copy. */
  private static void place(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(from, to);
    }
  }
}
