package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;

/**
 * The branches of a repository, as {@code git branch} and {@code git switch} know them.
 *
 * <p>New sessions start on {@code main}, so it is neither deleted nor renamed. A branch that
 * another session is on is left alone, too: its next commit goes there.
 */
public final class Branches {
  private final DatasetRepository repository;

  Branches(DatasetRepository repository) {
    this.repository = repository;
  }

  /** All branches, by name. */
  public List<Branch> all() {
    return repository.working(
        "reading the branches",
        copy -> {
          List<Branch> all = new ArrayList<>();
          for (String name : Refs.branches(copy.git()).names()) {
            Commit tip = CommitText.read(copy.git().commit(copy.git().branch(name)));
            all.add(new Branch(name, tip, copy.branch().equals(Optional.of(name))));
          }
          return all;
        });
  }

  /**
   * Begins a branch at a commit; the session stays where it is.
   *
   * @param revision an id or its first digits, {@code HEAD}, a branch or a tag
   * @throws InputException where git takes no such name, or it is taken
   */
  public void create(String name, String revision) {
    repository.working(
        "beginning branch " + name,
        copy -> {
          ObjectId at = Revisions.resolve(copy.git(), revision, copy.base());
          Refs.branches(copy.git()).create(name, at);
          return null;
        });
  }

  /**
   * Deletes a branch; its commits stay where another branch or tag leads to them.
   *
   * @param unmergedToo whether commits may be lost that the one checked out does not follow
   */
  public void delete(String name, boolean unmergedToo) {
    repository.working(
        "deleting branch " + name,
        copy -> {
          ObjectId tip = Refs.branches(copy.git()).require(name);
          requireFree(copy, name, "deleted");
          if (!unmergedToo && !copy.git().isAncestor(tip, copy.base())) {
            throw new InputException(
                "branch '"
                    + name
                    + "' has commits that "
                    + copy.base().abbreviate(7).name()
                    + " does not follow; %merge "
                    + name
                    + " first, or give them up: %branch --delete "
                    + name
                    + " --force");
          }
          Refs.branches(copy.git()).delete(name);
          return null;
        });
  }

  /** Gives a branch another name; this session stays on it. */
  public void rename(String from, String to) {
    repository.working(
        "renaming branch " + from,
        copy -> {
          ObjectId tip = Refs.branches(copy.git()).require(from);
          boolean here = copy.branch().isPresent() && copy.branch().get().equals(from);
          requireElsewhere(copy, from, "renamed");
          Refs.branches(copy.git()).create(to, tip);
          if (here) {
            copy.rename(to);
          }
          Refs.branches(copy.git()).delete(from); // last: what comes between loses nothing
          return null;
        });
  }

  private static void requireFree(WorkingCopy copy, String name, String what) throws IOException {
    if (copy.branch().isPresent() && copy.branch().get().equals(name)) {
      throw new InputException(
          "branch '" + name + "' is checked out here; %switch to another one first");
    }
    requireElsewhere(copy, name, what);
  }

  private static void requireElsewhere(WorkingCopy copy, String name, String what)
      throws IOException {
    if (name.equals(GitStore.MAIN)) {
      throw new InputException("branch 'main' is where new sessions start, so it is not " + what);
    }
    List<String> others = copy.otherSessionsOn(name);
    if (!others.isEmpty()) {
      throw new InputException(
          "branch '" + name + "' is checked out by session " + others + ", so it is not " + what);
    }
  }

  /**
   * Goes to a branch. Pending edits come along, where the examples they judge are judged the same
   * on both branches.
   *
   * @throws InputException where they are not, or there is no such branch; nothing changes then
   */
  public Dataset switchTo(String name) {
    return repository.working("switching to " + name, copy -> copy.switchTo(name));
  }

  /** Begins a branch at a commit and goes there, as {@link #create} and {@link #switchTo}. */
  public Dataset switchToNew(String name, String revision) {
    create(name, revision);
    try {
      return switchTo(name);
    } catch (InputException e) {
      delete(name, true); // nothing changes where one half fails
      throw e;
    }
  }
}
