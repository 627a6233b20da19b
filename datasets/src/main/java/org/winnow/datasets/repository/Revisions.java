package org.winnow.datasets.repository;

import java.io.IOException;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.InputException;

/** Finds the commit that a person means: an id, a branch, a tag, HEAD, and ancestors by ~n. */
final class Revisions {
  private Revisions() {}

  /**
   * @param head the commit checked out
   */
  static ObjectId resolve(GitStore git, String revision, ObjectId head) throws IOException {
    String text = revision.strip();
    boolean fromHead = text.matches("(HEAD|@)([~^].*)?");
    String expression =
        fromHead ? head.name() + text.substring(text.startsWith("@") ? 1 : 4) : text;
    try {
      ObjectId id = git.repository().resolve(expression + "^{commit}");
      if (id != null) {
        return id;
      }
    } catch (AmbiguousObjectException e) {
      throw new InputException(
          "'" + text + "' begins several ids; type more digits of the commit's id", e);
    } catch (RevisionSyntaxException | IncorrectObjectTypeException e) {
      throw unknown(text, e);
    }
    throw unknown(text, null);
  }

  private static InputException unknown(String text, Exception cause) {
    return new InputException(
        "'"
            + text
            + "' is no commit of this repository; expected an id or its first digits, HEAD~2, a"
            + " branch or a tag (%log lists commits)",
        cause);
  }
}
