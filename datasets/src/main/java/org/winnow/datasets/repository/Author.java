package org.winnow.datasets.repository;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
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
    SystemReader system = SystemReader.getInstance();
    FileBasedConfig own = system.openUserConfig(null, FS.DETECTED);
    Path shared = system.getXdgConfigDirectory(FS.DETECTED);
    File second = shared == null ? null : shared.resolveSibling("git").resolve("config").toFile();
    String name = null;
    String email = null;
    try {
      own.load();
      name = value(own, "name");
      email = value(own, "email");
      if (second != null && (name == null || email == null)) {
        FileBasedConfig other = new FileBasedConfig(second, FS.DETECTED);
        other.load();
        name = name == null ? value(other, "name") : name;
        email = email == null ? value(other, "email") : email;
      }
    } catch (IOException | ConfigInvalidException e) {
      throw new InputException("git's user configuration cannot be read: " + e.getMessage(), e);
    }
    return new Author(
        name == null ? ANONYMOUS.name : name, email == null ? ANONYMOUS.email : email);
  }

  private static String value(Config config, String key) {
    String value = config.getString("user", null, key);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
