package org.winnow.kernel.cells.magics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;

/** {@code %classpath} and {@code %jars}: files and folders of the user's. */
final class ClassPathMagics {
  private final ClassPath classPath;

  ClassPathMagics(ClassPath classPath) {
    this.classPath = classPath;
  }

  List<Magic> all() {
    return List.of(
        new Magic(
            List.of("classpath", "addToClasspath"),
            Magic.Form.LINE,
            "PATH…",
            "Put jars and folders of classes on the class path; * and ? stand for others.",
            Magic.PATHS,
            call -> add(call, false)),
        new Magic(
            List.of("jars"),
            Magic.Form.LINE,
            "GLOB…",
            "Put jars on the class path; a folder stands for all files in it.",
            Magic.PATHS,
            call -> add(call, true)));
  }

  private List<String> add(MagicCall call, boolean filesOfFolders) throws Exception {
    if (call.arguments().isEmpty()) {
      throw new InputException("Which ones? Name paths, as libs/*.jar");
    }
    List<Path> found = new ArrayList<>();
    for (String pattern : call.arguments()) {
      List<Path> matches = Globs.match(pattern);
      if (matches.isEmpty()) {
        call.scope().print("'" + pattern + "' is not there, so nothing was added for it.\n");
      }
      for (Path match : matches) {
        found.addAll(filesOfFolders ? files(match) : List.of(match));
      }
    }
    return classPath.add(found, call.scope());
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> inside = Files.list(path)) {
      return inside.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
