package org.winnow.datasets.repository;

import java.nio.file.Path;
import java.util.Optional;
import org.winnow.datasets.sharing.RemoteAddress;

/**
 * Another repository that labels are exchanged with, under a short name.
 *
 * @param name as {@code origin}
 * @param address where it is
 * @param bytes a folder that keeps the examples' bytes; empty: beside the repository where that is
 *     a folder, else at its host's LFS server
 * @param labelsOnly whether fetching leaves bytes there until they are looked at
 */
public record Remote(String name, RemoteAddress address, Optional<Path> bytes, boolean labelsOnly) {
  /** Git's name for the remote that a clone came from. */
  public static final String ORIGIN = "origin";

  /** A remote whose bytes are beside it. */
  public static Remote of(String name, String address) {
    return new Remote(name, RemoteAddress.of(address), Optional.empty(), false);
  }

  /** As this, with the examples' bytes in a folder. */
  public Remote withBytes(Path folder) {
    return new Remote(name, address, Optional.of(folder.toAbsolutePath().normalize()), labelsOnly);
  }

  /** As this, with bytes left where they are until somebody looks at them. */
  public Remote withLabelsOnly() {
    return new Remote(name, address, bytes, true);
  }
}
