package org.winnow.kernel.cells.magics;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What IJava's and JJava's variables ask to be done before a notebook's first cell: {@code
 * …_CLASSPATH}, {@code …_STARTUP_SCRIPTS_PATH} and {@code …_STARTUP_SCRIPT}.
 */
public final class Startup {
  private Startup() {}

  /**
   * The cells to run, in order.
   *
   * @param environment as {@link System#getenv()}
   */
  public static List<String> cells(Map<String, String> environment) {
    List<String> cells = new ArrayList<>();
    for (String kernel : List.of("IJAVA", "JJAVA")) {
      paths(environment.get(kernel + "_CLASSPATH"))
          .forEach(path -> cells.add("%classpath \"" + path + "\""));
      paths(environment.get(kernel + "_STARTUP_SCRIPTS_PATH"))
          .flatMap(Startup::files)
          .forEach(file -> cells.add("%load \"" + file + "\""));
      String code = environment.getOrDefault(kernel + "_STARTUP_SCRIPT", "");
      if (!code.isBlank()) {
        cells.add(code);
      }
    }
    return cells;
  }

  /** A folder with a slash at its end stands for what is in it. */
  private static Stream<String> paths(String list) {
    return list == null
        ? Stream.of()
        : Stream.of(list.split(Pattern.quote(File.pathSeparator)))
            .filter(path -> !path.isBlank())
            .map(path -> path.endsWith("/") ? path + "*" : path);
  }

  private static Stream<Path> files(String pattern) {
    try {
      return Globs.match(pattern).stream();
    } catch (IOException e) {
      return Stream.of(Path.of(pattern)); // Loading it says what is the matter.
    }
  }
}
