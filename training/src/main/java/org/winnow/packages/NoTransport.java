package org.winnow.packages;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.InputException;

/** Refuses whatever needs a repository. */
final class NoTransport implements PackageTransport {
  @Override
  public Optional<Path> fetch(PackageCoordinates id, List<String> from, Path folder) {
    throw refused();
  }

  @Override
  public List<PackageVersion> versions(PackageName name, List<String> from) {
    throw refused();
  }

  @Override
  public Target target(String to) {
    throw refused();
  }

  private static InputException refused() {
    return new InputException(
        "this session knows no repositories (it was not made by a kernel);"
            + " packages that are installed can be used, and package files opened");
  }
}
