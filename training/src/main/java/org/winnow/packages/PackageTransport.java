package org.winnow.packages;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Brings the files of packages from repositories in Maven's layout, and sends them there: the port
 * between packages and whatever knows the person's mirrors, proxies and credentials.
 *
 * <p>A place is written as a folder, a URL, {@code ID} as the person's settings know it, or {@code
 * ID::URL}. All methods throw {@link org.winnow.datasets.InputException} where a place cannot be
 * reached or understood, with no credential in the message; they end soon after their thread is
 * interrupted.
 */
public interface PackageTransport {
  /**
   * Brings a package's file, whose checksum in the repository must be right.
   *
   * @param from where to look, in this order; empty: where the person's settings say
   * @param folder an empty folder that is the caller's to delete; the file lies somewhere below
   * @return the file, or empty where all places answer that they do not have it
   */
  Optional<Path> fetch(PackageCoordinates id, List<String> from, Path folder);

  /**
   * The versions that the places have of a package, lowest first.
   *
   * @param from as for {@link #fetch}
   */
  List<PackageVersion> versions(PackageName name, List<String> from);

  /**
   * A place to publish to, which is asked itself, also where the person's settings have a mirror.
   *
   * @param to a single place; a folder need not be there yet
   */
  Target target(String to);

  /** One place to publish to. */
  interface Target {
    /** The versions that it has of a package, lowest first. */
    List<PackageVersion> versions(PackageName name);

    /** As {@link PackageTransport#fetch}. */
    Optional<Path> fetch(PackageCoordinates id, Path folder);

    /** Sends a package's file and its POM, with checksums, and lists the version there. */
    void publish(PackageCoordinates id, Publication files);
  }

  /**
   * What is sent of one package.
   *
   * @param file the package
   * @param pom its POM
   */
  record Publication(Path file, Path pom) {}

  /** For a session that knows no repository: what is installed can be used, nothing more. */
  static PackageTransport none() {
    return new NoTransport();
  }
}
