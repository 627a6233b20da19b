package org.winnow.kernel.cells.magics;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files that a pattern with {@code *}, {@code **} and {@code ?} means. */
final class Globs {
  private Globs() {}

  /** The paths that match, sorted; a pattern without wild cards gives its path if that is there. */
  static List<Path> match(String pattern) throws IOException {
    String full =
        pattern.startsWith("~/") ? System.getProperty("user.home") + pattern.substring(1) : pattern;
    int wild = firstWildcard(full);
    if (wild < 0) {
      Path path = Path.of(full).toAbsolutePath().normalize();
      return Files.exists(path) ? List.of(path) : List.of();
    }
    int slash = full.lastIndexOf('/', wild);
    Path base = Path.of(slash < 0 ? "" : full.substring(0, slash + 1)).toAbsolutePath().normalize();
    String below = full.substring(slash + 1);
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + below);
    int depth = below.contains("**") ? Integer.MAX_VALUE : below.split("/").length;
    try (Stream<Path> found = Files.walk(base, depth, FileVisitOption.FOLLOW_LINKS)) {
      return found
          .filter(path -> !path.equals(base) && matcher.matches(base.relativize(path)))
          .sorted()
          .toList();
    }
  }

  private static int firstWildcard(String pattern) {
    int star = pattern.indexOf('*');
    int mark = pattern.indexOf('?');
    return star < 0 ? mark : mark < 0 ? star : Math.min(star, mark);
  }
}
