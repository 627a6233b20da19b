package org.winnow.kernel.cells.magics;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What IJava's and JJava's variables ask for: to be done before a notebook's first cell ({@code
 * …_CLASSPATH}, {@code …_STARTUP_SCRIPTS_PATH}, {@code …_STARTUP_SCRIPT}), and how long a statement
 * may run ({@code …_TIMEOUT}), and whether extensions of JJava are installed.
 */
public final class Startup {
  private static final List<String> KERNELS = List.of("IJAVA", "JJAVA");

  /** A number of milliseconds, or a number and the name of a {@link TimeUnit}. */
  private static final Pattern DURATION = Pattern.compile("(-?\\d{1,15})\\s*([A-Za-z]*)");

  private Startup() {}

  /**
   * The cells to run, in order.
   *
   * @param environment as {@link System#getenv()}
   */
  public static List<String> cells(Map<String, String> environment) {
    List<String> cells = new ArrayList<>();
    for (String kernel : KERNELS) {
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

  /**
   * The longest time that one statement may run; none where no variable says so, or none that can
   * be read, as in those kernels.
   *
   * @param environment as {@link System#getenv()}
   */
  static Optional<Duration> statementLimit(Map<String, String> environment) {
    return KERNELS.stream()
        .map(kernel -> environment.getOrDefault(kernel + "_TIMEOUT", "").strip())
        .flatMap(text -> duration(text).stream())
        .filter(limit -> limit.compareTo(Duration.ofMillis(1)) >= 0)
        .findFirst();
  }

  /**
   * Whether extensions in what a notebook adds are installed: unless {@code JJAVA_LOAD_EXTENSIONS}
   * is there and empty, 0 or false.
   */
  static boolean installsExtensions(Map<String, String> environment) {
    String said = environment.getOrDefault("JJAVA_LOAD_EXTENSIONS", "1").strip();
    return !List.of("", "0", "false").contains(said.toLowerCase(Locale.ROOT));
  }

  private static Optional<Duration> duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String unit = parts.group(2).toUpperCase(Locale.ROOT);
    return Stream.of(TimeUnit.values())
        .filter(u -> u.name().equals(unit.isEmpty() ? "MILLISECONDS" : unit))
        .map(u -> Duration.ofNanos(u.toNanos(Long.parseLong(parts.group(1)))))
        .findFirst();
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
