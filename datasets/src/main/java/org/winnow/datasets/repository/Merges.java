package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.InputException;

/**
 * Merges of branches, judgement by judgement: what both sides judged is united, and never a line of
 * text. What both judged since they parted, with different outcomes, waits to be settled; that is
 * kept in the session's journal and survives the end of the process.
 *
 * <p>A merge is a commit with two parents, or where one side follows the other a move of the
 * branch, as plain git does it.
 */
public final class Merges {
  private final DatasetRepository repository;

  Merges(DatasetRepository repository) {
    this.repository = repository;
  }

  /** The id of the commit in which two revisions parted; refused where they have none. */
  public String parted(String one, String other) {
    return repository.working(
        "looking where they parted",
        copy -> {
          ObjectId first = Revisions.resolve(copy.git(), one, copy.base());
          ObjectId second = Revisions.resolve(copy.git(), other, copy.base());
          return new MergeBases(copy.git()).one(first, second).name();
        });
  }

  /** Merges a commit into the one checked out; a person settles conflicts. */
  public MergeResult merge(String revision) {
    return merge(revision, MergeStrategy.ASK, Optional.empty());
  }

  /**
   * Merges a commit into the one checked out.
   *
   * @param revision a branch, a tag, an id or its first digits
   * @param message the commit's; empty for {@code Merge branch 'x'}
   * @throws InputException where edits are pending or a merge is in progress, or where the classes
   *     of the two sides cannot be united; nothing changes then
   */
  public MergeResult merge(String revision, MergeStrategy strategy, Optional<String> message) {
    return repository.working(
        "merging " + revision,
        copy -> {
          ObjectId theirs = Revisions.resolve(copy.git(), revision, copy.base());
          boolean branch = copy.git().branch(revision.strip()) != null;
          String name = (branch ? "branch" : "commit") + " '" + revision.strip() + "'";
          Merging merging = new Merging(Merging.Kind.MERGE, theirs, name, Map.of());
          return new MergeWork(copy).begin(merging, strategy, message);
        });
  }

  /**
   * Makes the changes of one commit once more, on top of the one checked out and under the same
   * author.
   */
  public MergeResult cherryPick(String revision) {
    return repository.working(
        "picking " + revision,
        copy -> {
          ObjectId theirs = Revisions.resolve(copy.git(), revision, copy.base());
          requireOneParent(copy, theirs, "picked");
          Merging merging = new Merging(Merging.Kind.PICK, theirs, revision.strip(), Map.of());
          return new MergeWork(copy).begin(merging, MergeStrategy.ASK, Optional.empty());
        });
  }

  static void requireOneParent(WorkingCopy copy, ObjectId commit, String done) throws IOException {
    int parents = copy.git().commit(commit).getParentCount();
    if (parents != 1) {
      throw new InputException(
          commit.abbreviate(7).name()
              + (parents == 0 ? " is the import" : " is a merge")
              + " and cannot be "
              + done
              + "; choose commits that change labels");
    }
  }

  /** What is merged at present, as {@code branch 'x'}; empty where no merge is in progress. */
  public Optional<String> inProgress() {
    return repository.working(
        "reading the merge", copy -> copy.session().state().merging().map(Merging::name));
  }

  /**
   * The conflicts of the merge in progress, settled ones too, to be settled one after the other.
   */
  public Settlement settlement() {
    return Settlement.of(repository);
  }

  /** The conflicts of the merge in progress that are not settled, by id. */
  public List<MergeConflict> conflicts() {
    return repository.working(
        "reading the conflicts",
        copy -> new MergeWork(copy).conflicts(copy.session().state().requireMerge()));
  }

  /**
   * Settles conflicts of the merge in progress; one that is settled already is settled anew. When
   * this returns, that is on the disk.
   *
   * @param choices by full id
   * @throws InputException where one of them is no conflict, or the label is no class
   */
  public void resolve(Map<String, Choice> choices) {
    settlement().settle(choices);
  }

  /**
   * Commits the merge in progress, where all its conflicts are settled; else says which are left.
   */
  public MergeResult finish(Optional<String> message) {
    return repository.working("merging", copy -> new MergeWork(copy).finish(message));
  }

  /**
   * Goes on here with a merge that plain git began in a clone, committed there or not: takes over
   * how conflicts were settled there, keeps those between conflict markers open, and commits where
   * none is left and git came to the same labels.
   *
   * @param clone a folder that {@code git clone} made, on the branch that is checked out here
   * @throws InputException where it has no such merge, or a label file has an error; nothing
   *     changes then
   */
  public CloneMerge finish(Path clone, Optional<String> message) {
    return repository.working(
        "reading the merge in " + clone,
        copy -> {
          try (GitClone made = GitClone.open(clone)) {
            return new CloneWork(copy, made).finish(message);
          }
        });
  }

  /** Gives the merge in progress up; everything is as before it. */
  public void abort() {
    repository.working(
        "giving the merge up",
        copy -> {
          copy.session().state().requireMerge();
          copy.session().restart(SessionState.at(copy.branch().orElse(null), copy.base()));
          return null;
        });
  }
}
