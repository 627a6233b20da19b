package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;

/** The tags of a repository, as {@code git tag} knows them. */
public final class Tags {
  private final DatasetRepository repository;

  Tags(DatasetRepository repository) {
    this.repository = repository;
  }

  /** All tags of commits, by name. */
  public List<Tag> all() {
    return repository.working("reading the tags", copy -> all(copy.git()));
  }

  private static List<Tag> all(GitStore git) throws IOException {
    List<Tag> all = new ArrayList<>();
    try (RevWalk walk = new RevWalk(git.repository())) {
      for (Ref ref : git.repository().getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
        RevObject named = walk.parseAny(ref.getObjectId());
        Optional<String> message =
            named instanceof RevTag tag
                ? Optional.of(tag.getFullMessage().strip())
                : Optional.empty();
        if (walk.peel(named).getType() == Constants.OBJ_COMMIT) {
          Commit commit = CommitText.read(git.commit(walk.peel(named)));
          all.add(new Tag(ref.getName().substring(Constants.R_TAGS.length()), commit, message));
        }
      }
    }
    return all;
  }

  /**
   * Names a commit.
   *
   * @param revision an id or its first digits, {@code HEAD}, a branch or a tag
   * @param message kept with author and time in a tag of its own; empty for a name alone
   * @throws org.winnow.datasets.InputException where git takes no such name, or it is taken
   */
  public void create(String name, String revision, Optional<String> message) {
    repository.working(
        "tagging " + revision,
        copy -> {
          RefNames.checked("tag", name);
          ObjectId commit = Revisions.resolve(copy.git(), revision, copy.base());
          ObjectId object =
              message.isEmpty() ? commit : annotated(copy, name, commit, message.get());
          Refs.tags(copy.git()).create(name, object);
          return null;
        });
  }

  private static ObjectId annotated(WorkingCopy copy, String name, ObjectId commit, String message)
      throws IOException {
    TagBuilder tag = new TagBuilder();
    tag.setTag(name);
    tag.setObjectId(commit, Constants.OBJ_COMMIT);
    tag.setMessage(message.strip() + "\n");
    tag.setTagger(CommitText.who(copy.options().author(), copy.options().clock()));
    return copy.git().insert(GitStore.QUICK, pack -> pack.tag(tag));
  }

  /** Takes a tag away; the commit stays. */
  public void delete(String name) {
    repository.working(
        "deleting tag " + name,
        copy -> {
          Refs.tags(copy.git()).require(name);
          Refs.tags(copy.git()).delete(name);
          return null;
        });
  }
}
