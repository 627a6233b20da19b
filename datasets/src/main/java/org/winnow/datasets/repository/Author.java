package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.winnow.datasets.InputException;

/**
 * Who commits.
 *
 * @param name shown in the log
 * @param email as git wants it; need not exist
 */
public record Author(String name, String email) {
  /** Used where git has no name for the user: neither the login nor the host is ever written. */
  public static final Author ANONYMOUS = new Author("anonymous", "anonymous@localhost");

  public Author {
    if (name.isBlank() || !storable(name) || !storable(email)) {
      throw new InputException(
          "an author needs a name, and neither name nor e-mail may hold <, > or line ends; got '"
              + name
              + "' <"
              + email
              + ">");
    }
  }

  private static boolean storable(String text) {
    return text.chars().noneMatch(c -> c < ' ' || c == '<' || c == '>')
        && text.equals(text.strip());
  }

  /** The user's {@code user.name} and {@code user.email} of git, else {@link #ANONYMOUS}. */
  public static Author ofGitConfig() {
    String elsewhere = System.getenv("GIT_CONFIG_GLOBAL");
    if (elsewhere != null) {
      return of(List.of(Path.of(elsewhere)));
    }
    Path home = Path.of(System.getProperty("user.home"));
    String xdg = System.getenv("XDG_CONFIG_HOME");
    Path shared = xdg == null || xdg.isEmpty() ? home.resolve(".config") : Path.of(xdg);
    return of(List.of(home.resolve(".gitconfig"), shared.resolve("git").resolve("config")));
  }

  /** As the first of some files of git's configuration says that says it. */
  static Author of(List<Path> files) {
    String name = null;
    String email = null;
    for (Path file : files) {
      FileBasedConfig config = new FileBasedConfig(file.toFile(), FS.DETECTED);
      try {
        config.load();
      } catch (IOException | ConfigInvalidException e) {
        throw new InputException("git's configuration " + file + " cannot be read", e);
      }
      name = name == null ? value(config, "name") : name;
      email = email == null ? value(config, "email") : email;
    }
    return new Author(
        name == null ? ANONYMOUS.name : name, email == null ? ANONYMOUS.email : email);
  }

  private static String value(Config config, String key) {
    String value = config.getString("user", null, key);
    String kept =
        value == null ? "" : value.replaceAll("[<>\\p{Cntrl}]", "").strip(); // as git does
    return kept.isEmpty() ? null : kept;
  }
}
