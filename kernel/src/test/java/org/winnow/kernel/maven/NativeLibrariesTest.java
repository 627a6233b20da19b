package org.winnow.kernel.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.kernel.TestRepository;

class NativeLibrariesTest {
  @TempDir private Path folder;

  private static List<String> names(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFolderHoldsTheArtifactsAloneAndIsLeftAsItIs() throws IOException {
    TestRepository remote = new TestRepository(folder);
    remote.publish("Needed", "1.0");
    remote.publish("Native", "1.0", "Needed:1.0");
    remote.publish("Other", "1.0");
    NativeLibraries libraries = new NativeLibraries(remote.places());
    Path place = folder.resolve("home/natives/here");
    libraries.put(List.of(Coordinates.parse("test:Native:1.0")), place);
    assertEquals(List.of("Native-1.0.jar"), names(place));
    libraries.put(List.of(Coordinates.parse("test:Other:1.0")), place);
    assertEquals(List.of("Native-1.0.jar"), names(place));
  }

  @Test
  void whatCannotBeFetchedWholeIsNotThere() throws IOException {
    TestRepository remote = new TestRepository(folder);
    remote.publish("Native", "1.0");
    Path place = folder.resolve("home/natives/here");
    List<Coordinates> wanted =
        List.of(Coordinates.parse("test:Native:1.0"), Coordinates.parse("test:Missing:1.0"));
    NativeLibraries libraries = new NativeLibraries(remote.places());
    assertThrows(InputException.class, () -> libraries.put(wanted, place));
    assertFalse(Files.exists(place));
  }
}
