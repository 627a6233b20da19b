package org.winnow.kernel.cells.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.kernel.TestRepository;
import org.winnow.kernel.cells.CommandLines;
import org.winnow.kernel.cells.Registered;
import org.winnow.kernel.java.SharedLibraries;
import org.winnow.kernel.maven.Coordinates;
import org.winnow.magics.Commands;
import org.winnow.magics.Interpreter;
import org.winnow.magics.Session;

class KernelMagicsTest {
  @TempDir private Path folder;

  @Test
  void noCommandOfTheKernelHidesOneOfWinnow() {
    KernelMagics magics =
        new KernelMagics(
            CommandLines.of(new Interpreter(new Session())),
            new TestRepository(folder).places(),
            Registered.NONE);
    assertTrue(magics.names().stream().noneMatch(Commands.names()::contains));
    assertTrue(magics.isOwn("%load x"));
    assertFalse(magics.isOwn("%winnow load x"));
    assertFalse(magics.isOwn("%train 3"));
    assertTrue(magics.handles("train") && magics.handles("maven"));
  }

  @Test
  void patternsMatchAsInAShell() throws IOException {
    Files.createDirectories(folder.resolve("libs/deep"));
    for (String name : List.of("libs/b.jar", "libs/a.jar", "libs/note.txt", "libs/deep/c.jar")) {
      Files.createFile(folder.resolve(name));
    }
    assertEquals(List.of("a.jar", "b.jar"), names(folder + "/libs/*.jar"));
    assertEquals(List.of("a.jar"), names(folder + "/libs/?.jar").subList(0, 1));
    assertEquals(List.of("c.jar"), names(folder + "/*/deep/*.jar"));
    assertEquals(List.of("libs"), names(folder + "/libs"));
    assertEquals(List.of(), names(folder + "/none/*.jar"));
  }

  private static List<String> names(String pattern) throws IOException {
    return Globs.match(pattern).stream().map(p -> p.getFileName().toString()).toList();
  }

  @Test
  void whatANotebookSharesWithTheKernelIsKnownByItsVersion() throws IOException {
    ClassPath own = new ClassPath(SharedLibraries.of(System.getProperty("java.class.path")), true);
    assertEquals(
        Optional.of("4.0.3"), own.ownVersion(Coordinates.parse("org.knowm.xchart:xchart:3.8.0")));
    for (String free :
        List.of("org.zeromq:jeromq:0.5.0", "org.example:xchart:3.8.0", "org.example:other:1")) {
      assertEquals(Optional.empty(), own.ownVersion(Coordinates.parse(free)));
    }
  }

  @Test
  void durationsHaveThreeDigits() {
    assertEquals("1.50 ms", CodeMagics.duration(1_500_000));
    assertEquals("250 µs", CodeMagics.duration(250_000));
    assertEquals("2 min 5 s", CodeMagics.duration(125_000_000_000L));
  }
}
