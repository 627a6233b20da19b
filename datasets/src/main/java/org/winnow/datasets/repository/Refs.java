package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevWalk;
import org.winnow.datasets.InputException;

/**
 * Names of commits: branches or tags of a repository, made and deleted one process at a time.
 *
 * @param what {@code branch} or {@code tag}
 * @param prefix where git keeps them
 */
record Refs(GitStore git, String what, String prefix) {
  static Refs branches(GitStore git) {
    return new Refs(git, "branch", Constants.R_HEADS);
  }

  static Refs tags(GitStore git) {
    return new Refs(git, "tag", Constants.R_TAGS);
  }

  /** Their short names, in the order of git. */
  List<String> names() throws IOException {
    return git.repository().getRefDatabase().getRefsByPrefix(prefix).stream()
        .map(ref -> ref.getName().substring(prefix.length()))
        .toList();
  }

  /** The commit that a name stands for; empty where there is no such name. */
  Optional<ObjectId> commit(String name) throws IOException {
    Ref ref = git.repository().exactRef(prefix + name);
    if (ref == null) {
      return Optional.empty();
    }
    try (RevWalk walk = new RevWalk(git.repository())) {
      return Optional.of(walk.parseCommit(ref.getObjectId()).getId());
    }
  }

  ObjectId require(String name) throws IOException {
    return commit(name)
        .orElseThrow(
            () ->
                new InputException(
                    "there is no " + what + " '" + name + "'; there is " + listed()));
  }

  private String listed() {
    try {
      List<String> names = names();
      return names.isEmpty() ? "none" : String.join(", ", names);
    } catch (IOException e) {
      return "no list of them: " + e.getMessage();
    }
  }

  /**
   * Gives an object a name.
   *
   * @throws InputException where the name is taken, or is the folder of another
   */
  void create(String name, ObjectId object) throws IOException {
    RefNames.checked(what, name);
    SessionLock alone = BranchLock.take(git.repository().getDirectory().toPath());
    try {
      if (git.repository().exactRef(prefix + name) != null) {
        throw new InputException("there is a " + what + " '" + name + "' already");
      }
      var others = git.repository().getRefDatabase().getConflictingNames(prefix + name);
      if (!others.isEmpty()) {
        String other = others.iterator().next().substring(prefix.length());
        throw new InputException(
            "a "
                + what
                + " '"
                + name
                + "' cannot be beside '"
                + other
                + "': one would hold the other");
      }
      RefUpdate update = git.repository().updateRef(prefix + name);
      update.setExpectedOldObjectId(ObjectId.zeroId());
      update.setNewObjectId(object);
      update.disableRefLog();
      require(update.update(), RefUpdate.Result.NEW, name);
    } finally {
      alone.close();
    }
  }

  /** Takes a name away, whatever it stands for; the object stays. */
  void delete(String name) throws IOException {
    SessionLock alone = BranchLock.take(git.repository().getDirectory().toPath());
    try {
      RefUpdate update = git.repository().updateRef(prefix + name);
      update.setForceUpdate(true);
      update.disableRefLog();
      require(update.delete(), RefUpdate.Result.FORCED, name);
    } finally {
      alone.close();
    }
  }

  private void require(RefUpdate.Result got, RefUpdate.Result wanted, String name)
      throws IOException {
    if (got != wanted) {
      throw new IOException("git answered " + got + " for " + what + " " + name);
    }
  }
}
