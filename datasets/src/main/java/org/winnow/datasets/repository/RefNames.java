package org.winnow.datasets.repository;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.winnow.datasets.InputException;

/** Which names a branch or a tag may have: those that the {@code git} command takes. */
final class RefNames {
  private static final String RULE =
      "letters, digits and - _ . / between them, as in anna/sevens; no blank, none of ~ ^ : ? * [ \\,"
          + " no '..', not '-' or '.' first, not '/', '.' or '.lock' last";

  private RefNames() {}

  /**
   * The name, if it may be one.
   *
   * @param what {@code branch} or {@code tag}
   * @throws InputException where git would not take it, or this machine has no file of such a name
   */
  static String checked(String what, String name) {
    boolean valid =
        Repository.isValidRefName(Constants.R_HEADS + name)
            && !name.startsWith("-")
            && !name.equals(Constants.HEAD)
            && !name.matches("@|[0-9a-f]{40}");
    if (!valid) {
      throw new InputException("'" + name + "' is no name for a " + what + "; expected " + RULE);
    }
    try {
      Path.of(name);
    } catch (InvalidPathException e) {
      throw new InputException(
          "'" + name + "' cannot be a file's name on this machine, which a " + what + " needs", e);
    }
    return name;
  }
}
