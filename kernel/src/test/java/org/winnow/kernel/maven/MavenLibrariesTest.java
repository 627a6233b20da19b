package org.winnow.kernel.maven;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.winnow.imports.LibrarySource;

class MavenLibrariesTest {
  @Test
  void isWhereImportsLookForLibraries() {
    assertTrue(
        ServiceLoader.load(LibrarySource.class).stream()
            .anyMatch(source -> source.type() == MavenLibraries.class));
  }
}
