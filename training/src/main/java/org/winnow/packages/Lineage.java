package org.winnow.packages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.InputException;

/** Which packages of a folder were built on which. */
public final class Lineage {
  private final PackageStore store;

  Lineage(PackageStore store) {
    this.store = store;
  }

  /**
   * A package that was built on another.
   *
   * @param needs the version that it was built on
   */
  public record Use(PackageCoordinates by, Foundation needs) {}

  /** Every use of a package by one that is locked and installed. */
  public List<Use> usesOf(PackageName name) {
    List<Use> uses = new ArrayList<>();
    for (LockLine line : store.locked().values()) {
      Optional<Path> path = store.path(line.coordinates());
      if (path.isPresent()) {
        uses(PackageFile.open(path.get())).stream()
            .filter(use -> use.needs().coordinates().name().equals(name))
            .forEach(uses::add);
      }
    }
    return uses;
  }

  private static List<Use> uses(PackageFile file) {
    PackageCoordinates by = file.manifest().coordinates();
    return file.manifest().foundations().stream().map(f -> new Use(by, f)).toList();
  }

  /**
   * Refuses a package that does not go with those of the folder: the same version of a foundation
   * must be the same file, and its major version, which names its classes and signature, the same.
   *
   * @throws InputException naming both packages
   */
  void requireNoConflict(PackageFile fresh) {
    for (Use own : uses(fresh)) {
      PackageName foundation = own.needs().coordinates().name();
      Optional.ofNullable(store.locked().get(foundation))
          .ifPresent(line -> require(own, line.coordinates(), line.sha256(), "winnow.lock"));
      usesOf(foundation).stream()
          .filter(other -> !other.by().name().equals(own.by().name()))
          .forEach(
              other ->
                  require(
                      own,
                      other.needs().coordinates(),
                      other.needs().sha256(),
                      other.by().toString()));
    }
    PackageCoordinates one = fresh.manifest().coordinates();
    usesOf(one.name()).stream()
        .filter(use -> !use.by().name().equals(one.name()))
        .forEach(use -> require(use, one, fresh.sha256(), "this folder"));
  }

  private static void require(Use use, PackageCoordinates other, String sha256, String who) {
    PackageCoordinates needed = use.needs().coordinates();
    boolean sameVersion = needed.version().equals(other.version());
    boolean fits = needed.version().major() == other.version().major();
    if (sameVersion && !use.needs().sha256().equals(sha256)) {
      throw new InputException(
          use.by()
              + " was built on another file of "
              + needed
              + " than "
              + who
              + " has (sha256 "
              + use.needs().sha256().substring(0, 12)
              + "… and "
              + sha256.substring(0, 12)
              + "…)\n--force installs it all the same");
    }
    if (!fits) {
      throw new InputException(
          use.by()
              + " was built on "
              + needed
              + ", but "
              + who
              + " has "
              + other
              + ", whose classes or signature differ\n--force installs it all the same");
    }
  }
}
