package org.winnow.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DefaultImportsTest {
  private static List<String> javasTypes(String name) throws IOException {
    Path folder =
        FileSystems.getFileSystem(URI.create("jrt:/"))
            .getPath("/modules/java.base", name.replace('.', '/'));
    return typesIn(folder);
  }

  private static List<String> typesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(p -> p.getFileName().toString())
          .filter(f -> f.endsWith(".class") && !f.contains("$"))
          .map(f -> f.substring(0, f.length() - 6))
          .toList();
    }
  }

  private static boolean isThere(String name) {
    try {
      return java.lang.reflect.Modifier.isPublic(
          Class.forName(name, false, DefaultImportsTest.class.getClassLoader()).getModifiers());
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      return false;
    }
  }

  @Test
  void noTypeOfWinnowHidesOneOfJavas() throws IOException {
    Map<String, String> clashes = new TreeMap<>();
    int compared = 0;
    for (String java : DefaultImports.packages()) {
      if (!java.startsWith("java")) {
        continue;
      }
      for (String type : javasTypes(java)) {
        compared++;
        for (String winnow : DefaultImports.packages()) {
          if (winnow.startsWith("org.winnow") && isThere(winnow + "." + type)) {
            clashes.put(type, winnow);
          }
        }
      }
    }
    assertTrue(compared > 300, "types compared: " + compared);
    assertEquals(Map.of(), clashes);
  }

  /** The names of a package's own types, from the folder or jar that holds it. */
  private static List<String> winnowsTypes(String name) throws Exception {
    String path = name.replace('.', '/');
    URI place = DefaultImportsTest.class.getClassLoader().getResource(path).toURI();
    if (!place.getScheme().equals("jar")) {
      return typesIn(Path.of(place));
    }
    try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
      return typesIn(jar.getPath(path));
    }
  }

  @Test
  void noTypeOfWinnowIsAmbiguousButForThoseImportedByName() throws Exception {
    Map<String, String> seen = new TreeMap<>();
    Map<String, String> clashes = new TreeMap<>();
    for (String name : DefaultImports.packages()) {
      if (name.startsWith("org.winnow")) {
        for (String type : winnowsTypes(name)) {
          if (isThere(name + "." + type) && seen.put(type, name) != null) {
            clashes.put(type, name);
          }
        }
      }
    }
    assertTrue(seen.size() > 100, "types compared: " + seen.size());
    DefaultImports.byName().forEach(t -> clashes.remove(t.substring(t.lastIndexOf('.') + 1)));
    assertEquals(Map.of(), clashes);
  }

  @Test
  void simpleNamesStayWhatTheyAreAlsoWithSwingAndAwtImported() throws CellFailure {
    try (JavaSession session = new JavaSession(new UserThread(), notice -> {})) {
      String imports = "import java.awt.*; import java.awt.event.*; import javax.swing.*;\n";
      Map<String, String> expected =
          Map.of(
              "List", "java.util.List",
              "Session", "org.winnow.magics.Session",
              "Commit", "org.winnow.datasets.repository.Commit",
              "Change", "org.winnow.datasets.repository.Change",
              "Shape", "org.winnow.datasets.Shape",
              "Tables", "org.winnow.viz.Tables",
              "LoadOptions", "org.winnow.datasets.sources.LoadOptions");
      for (String before : List.of("", imports)) {
        for (Map.Entry<String, String> name : expected.entrySet()) {
          String code = before + name.getKey() + ".class.getName()";
          assertEquals(name.getValue(), session.eval(code, new CellPlace(1, code, 0)));
        }
      }
    }
  }
}
