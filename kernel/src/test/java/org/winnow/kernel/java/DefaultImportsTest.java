package org.winnow.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
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
}
