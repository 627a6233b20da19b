package org.winnow.packages;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;
import org.winnow.training.WholeFile;

/**
 * The packages that are installed for a person, shared by all of his kernels: {@code
 * GROUP/NAME/VERSION/NAME-VERSION.winnowpkg}. A package appears there whole or not at all, also
 * where two kernels install it at once, and is never changed afterwards.
 */
public final class PackageCache {
  /** By name, then by version. */
  static final Comparator<PackageCoordinates> IN_ORDER =
      Comparator.comparing(PackageCoordinates::name).thenComparing(PackageCoordinates::version);

  private static final String UNDERWAY = ".underway-";

  /** What was left by a process that was killed; nobody fetches for so long. */
  private static final Duration LEFT_BEHIND = Duration.ofDays(2);

  private final Path folder;

  public PackageCache(Path folder) {
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }

  /** The file of a package, if it is installed. */
  public Optional<Path> find(PackageCoordinates wanted) {
    return Optional.of(place(wanted)).filter(Files::isRegularFile);
  }

  private Path place(PackageCoordinates one) {
    return folder
        .resolve(one.name().group())
        .resolve(one.name().artifact())
        .resolve(one.version().toString())
        .resolve(one.fileName());
  }

  /** All that are installed, by name and version. */
  public List<PackageCoordinates> all() {
    List<PackageCoordinates> found = new ArrayList<>();
    for (Path group : inside(folder)) {
      for (Path name : inside(group)) {
        for (Path version : inside(name)) {
          coordinates(group, name, version).filter(c -> find(c).isPresent()).ifPresent(found::add);
        }
      }
    }
    found.sort(IN_ORDER);
    return found;
  }

  private static List<Path> inside(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(place)) {
      return entries.filter(p -> !p.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw new InputException("the installed packages in " + place + " cannot be read: " + e, e);
    }
  }

  /** Folders that nobody here made are left out. */
  private static Optional<PackageCoordinates> coordinates(Path group, Path name, Path version) {
    try {
      return Optional.of(
          new PackageCoordinates(
              new PackageName(group.getFileName().toString(), name.getFileName().toString()),
              PackageVersion.parse(version.getFileName().toString())));
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  /**
   * Installs a package where it is not installed yet.
   *
   * @param fetch brings its file into an empty folder, or gives nothing where it cannot be had
   * @param check throws where the file is not to be installed
   * @return the installed file; empty where it could not be had
   */
  public Optional<Path> add(
      PackageCoordinates wanted, Function<Path, Optional<Path>> fetch, Consumer<Path> check) {
    if (find(wanted).isPresent()) {
      return find(wanted);
    }
    try {
      Files.createDirectories(folder);
      removeLeftovers();
      try (ScratchFolder scratch = ScratchFolder.in(folder, UNDERWAY)) {
        Path fetched = Files.createDirectory(scratch.path().resolve("fetched"));
        Optional<Path> file = fetch.apply(fetched);
        if (file.isEmpty()) {
          return Optional.empty();
        }
        check.accept(file.get());
        return Optional.of(appear(wanted, file.get(), scratch.path()));
      }
    } catch (IOException e) {
      throw new InputException(
          wanted
              + " cannot be kept in "
              + folder
              + ": "
              + WholeFile.reason(e)
              + "; nothing was installed",
          e);
    }
  }

  /**
   * A folder that holds something cannot be replaced by another: the first one stays.
   *
   * @throws InputException where another kernel was first, with another file
   */
  private Path appear(PackageCoordinates wanted, Path file, Path scratch) throws IOException {
    Path place = place(wanted);
    Path whole = Files.createDirectory(scratch.resolve("whole"));
    Path moved = Files.move(file, whole.resolve(place.getFileName()));
    Files.createDirectories(place.getParent().getParent());
    try {
      Files.move(whole, place.getParent(), StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isRegularFile(place)) {
        throw e;
      }
      if (Files.mismatch(moved, place) >= 0) {
        throw new InputException(
            "another kernel has just installed another file as " + wanted + "; that one stays");
      }
    }
    return place;
  }

  private void removeLeftovers() throws IOException {
    Instant old = Instant.now().minus(LEFT_BEHIND);
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> underway =
          entries.filter(p -> p.getFileName().toString().startsWith(UNDERWAY)).toList();
      for (Path one : underway) {
        if (Files.exists(one) && Files.getLastModifiedTime(one).toInstant().isBefore(old)) {
          ScratchFolder.delete(one);
        }
      }
    }
  }

  /** Takes a package away again; whether it was there. */
  public boolean remove(PackageCoordinates unwanted) {
    if (find(unwanted).isEmpty()) {
      return false;
    }
    try {
      ScratchFolder.delete(place(unwanted).getParent());
      return true;
    } catch (IOException e) {
      throw new InputException(unwanted + " cannot be removed: " + WholeFile.reason(e), e);
    }
  }
}
