package org.winnow.datasets.sources;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folders in which Winnow keeps data and models: one of the user's, and possibly one shared by
 * a class room that is only read.
 *
 * @param home written and read; made when needed
 * @param shared read where {@code home} lacks something
 */
public record Caches(Path home, Optional<Path> shared) {
  /**
   * {@code WINNOW_HOME}, else {@code ~/.cache/winnow}; {@code WINNOW_SHARED} where it is set.
   *
   * @param environment as {@link System#getenv()}
   */
  public static Caches fromEnvironment(Map<String, String> environment) {
    String home = environment.getOrDefault("WINNOW_HOME", "");
    String shared = environment.getOrDefault("WINNOW_SHARED", "");
    Path own =
        home.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache", "winnow")
            : Path.of(home);
    return new Caches(own, shared.isBlank() ? Optional.empty() : Optional.of(Path.of(shared)));
  }

  /** A folder or file in the caches, as {@code datasets/mnist}: the user's own, else the shared. */
  public Optional<Path> find(String relative) {
    Path own = home.resolve(relative);
    if (Files.exists(own)) {
      return Optional.of(own);
    }
    return shared.map(s -> s.resolve(relative)).filter(Files::exists);
  }

  /** Where something is to be written: always below the user's own folder. */
  public Path place(String relative) {
    return home.resolve(relative);
  }
}
