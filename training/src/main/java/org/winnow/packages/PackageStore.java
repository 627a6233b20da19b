package org.winnow.packages;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sources.Caches;
import org.winnow.training.Published;

/**
 * The packages that a folder's notebooks use: those installed for the person, pinned by the
 * folder's {@code winnow.lock}, and the repositories that they come from.
 */
public final class PackageStore implements Published {
  private static final String LOCK = "winnow.lock";

  private final PackageTransport transport;
  private final PackageCache cache;
  private final LockFile lock;

  /**
   * @param cache where packages are installed, shared by all kernels
   * @param folder the notebooks' folder, in which the lock lies
   */
  public PackageStore(PackageTransport transport, PackageCache cache, Path folder) {
    this.transport = transport;
    this.cache = cache;
    this.lock = new LockFile(folder.resolve(LOCK), cache.folder().resolve(".turn"));
  }

  /**
   * The working folder's, with the cache of the person.
   *
   * @param environment as {@link System#getenv()}
   */
  public static PackageStore ofUser(PackageTransport transport, Map<String, String> environment) {
    Path cache = Caches.fromEnvironment(environment).place("packages");
    return new PackageStore(transport, new PackageCache(cache), Path.of(""));
  }

  /**
   * How packages are installed.
   *
   * @param from places to look in, in this order; empty: where the person's settings say
   * @param force also where another package of the lock needs a version that does not go with it
   * @param accepted whether a package's signature is good enough
   */
  public record Wish(List<String> from, boolean force, Predicate<PackageFile> accepted) {
    /** From where the settings say, whoever signed it. */
    public static Wish usual() {
      return new Wish(List.of(), false, file -> true);
    }
  }

  /**
   * A package that was just installed.
   *
   * @param earlier the line that the lock had for it
   */
  public record Installed(PackageFile file, Path path, Optional<LockLine> earlier) {}

  /**
   * Installs a package as {@code org.acme:digits@1.2.0}; without a version, the one that is locked,
   * else the highest that is no pre-release.
   *
   * @throws InputException where it cannot be had, is not what was locked, or does not go with the
   *     other packages; the cache and the lock are then as before
   */
  public Installed install(String reference, Wish wish) {
    return install(
        reference.contains("@")
            ? PackageCoordinates.parse(reference)
            : newest(PackageName.parse(reference), wish.from()),
        wish);
  }

  private Installed install(PackageCoordinates wanted, Wish wish) {
    AtomicReference<PackageFile> fetched = new AtomicReference<>();
    Path path =
        cache
            .add(
                wanted,
                into -> transport.fetch(wanted, wish.from(), into),
                file -> fetched.set(checked(wanted, file, wish)))
            .orElseThrow(() -> new NotThere(transport, known(wish.from())).of(wanted, wish.from()));
    PackageFile file = fetched.get() == null ? checked(wanted, path, wish) : fetched.get();
    if (!wish.force()) {
      lineage().requireNoConflict(file);
    }
    return new Installed(file, path, lock.put(new LockLine(wanted, file.sha256())));
  }

  /** The package in a file, where it may be installed under this name. */
  private PackageFile checked(PackageCoordinates wanted, Path path, Wish wish) {
    PackageFile file = PackageFile.open(path);
    if (!file.manifest().coordinates().equals(wanted)) {
      throw new InputException(
          "what lies there as " + wanted + " is in truth " + file.manifest().coordinates());
    }
    lock.require(wanted, file.sha256());
    if (!wish.accepted().test(file)) {
      throw new InputException(wanted + " is not signed by a key that you pinned");
    }
    return file;
  }

  private PackageCoordinates newest(PackageName name, List<String> from) {
    Optional<PackageCoordinates> locked = lock.of(name).map(LockLine::coordinates);
    if (locked.isPresent()) {
      return locked.get();
    }
    List<PackageVersion> all = transport.versions(name, from);
    return all.stream()
        .filter(PackageVersion::isRelease)
        .reduce((older, newer) -> newer)
        .map(version -> new PackageCoordinates(name, version))
        .orElseThrow(() -> new NotThere(transport, known(from)).of(name, all));
  }

  /** Installs all that the lock names. */
  public List<Installed> installLocked(Wish wish) {
    List<Installed> all = new ArrayList<>();
    for (LockLine line : lock.lines().values()) {
      all.add(install(line.coordinates(), wish));
    }
    return all;
  }

  /**
   * A package that is installed.
   *
   * @param reference {@code GROUP:NAME@VERSION}, or {@code GROUP:NAME} for the one that is locked
   * @throws InputException where it is not installed, or is not what was locked
   */
  public PackageFile open(String reference) {
    PackageCoordinates wanted = installed(reference);
    Path path =
        cache
            .find(wanted)
            .orElseThrow(
                () ->
                    new InputException(
                        wanted + " is not installed; %package install " + wanted + " does that"));
    return checked(wanted, path, Wish.usual());
  }

  private PackageCoordinates installed(String reference) {
    if (reference.contains("@")) {
      return PackageCoordinates.parse(reference);
    }
    PackageName name = PackageName.parse(reference);
    return lock.of(name)
        .map(LockLine::coordinates)
        .orElseThrow(() -> new NotThere(transport, known(List.of())).notLocked(name));
  }

  @Override
  public Found find(String reference) {
    PackageFile file = open(reference);
    return new Found(file.model(), file.manifest().coordinates().toString(), file.sha256());
  }

  /** The lines of the folder's lock, by name. */
  public Map<PackageName, LockLine> locked() {
    return lock.lines();
  }

  /** All packages that are installed for the person, by name and version. */
  public List<PackageCoordinates> installed() {
    return cache.all();
  }

  /** The file of a package, if it is installed. */
  public Optional<Path> path(PackageCoordinates one) {
    return cache.find(one);
  }

  /** Takes a package's line out of the lock, and with {@code everywhere} its file away. */
  public boolean remove(PackageCoordinates unwanted, boolean everywhere) {
    boolean locked =
        lock.of(unwanted.name()).filter(l -> l.coordinates().equals(unwanted)).isPresent();
    if (locked) {
      lock.remove(unwanted.name());
    }
    return everywhere && cache.remove(unwanted) || locked;
  }

  /**
   * Publishes a package file.
   *
   * @param to a folder, a URL, an id of the person's settings, or ID::URL
   * @param force also where the version does not say how much has changed
   * @return what the version before it was compared with, if there is one
   * @throws InputException where the version is there already, or says too little
   */
  public Optional<VersionRule.Comparison> publish(Path path, String to, boolean force) {
    return new Publishing(transport.target(to)).publish(path, force);
  }

  /** Which of the folder's packages were built on which. */
  public Lineage lineage() {
    return new Lineage(this);
  }

  /**
   * What the cache, folders and index files have of packages.
   *
   * @param places folders of Maven's layout, and files that {@link PackageIndex#save} wrote, also
   *     at http addresses
   */
  public PackageIndex index(List<String> places) {
    List<PackageIndex.Line> lines = new ArrayList<>();
    for (PackageCoordinates one : cache.all()) {
      cache.find(one).flatMap(PackageIndex.Line::ifAny).ifPresent(lines::add);
    }
    places.forEach(place -> lines.addAll(PackageIndex.at(place).lines()));
    return new PackageIndex(lines);
  }

  /** Names that a mistyped one may stand for. */
  private List<PackageName> known(List<String> from) {
    List<PackageName> names = new ArrayList<>(lock.lines().keySet());
    cache.all().forEach(c -> names.add(c.name()));
    from.stream()
        .filter(PackageStore::isFolder)
        .flatMap(place -> PackageIndex.at(place).lines().stream())
        .forEach(line -> names.add(line.coordinates().name()));
    return names.stream().distinct().toList();
  }

  private static boolean isFolder(String place) {
    try {
      return Files.isDirectory(Path.of(place));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
