package org.winnow.kernel.maven;

import java.nio.file.Path;
import java.util.List;
import org.winnow.imports.LibrarySource;

/** Libraries by the user's own Maven settings, kept in the local repository. */
public final class MavenLibraries implements LibrarySource {
  @Override
  public Path fetch(String coordinates) {
    MavenPlaces places = MavenPlaces.of(System.getenv(), System.getProperties());
    return new MavenResolver(places).fetch(List.of(Coordinates.parse(coordinates))).get(0).file();
  }
}
