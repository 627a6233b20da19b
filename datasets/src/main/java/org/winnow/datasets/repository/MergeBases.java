package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.winnow.datasets.InputException;

/**
 * Where two commits parted. Where branches were merged crosswise there are several such commits;
 * they are merged themselves, as git's recursive strategy does, into a state that is not written.
 */
record MergeBases(GitStore git) {
  /**
   * The state in which two commits parted.
   *
   * @throws InputException where they have no history in common
   */
  TreeView of(ObjectId ours, ObjectId theirs) throws IOException {
    List<ObjectId> bases = between(Set.of(ours), theirs);
    if (bases.isEmpty()) {
      throw strangers();
    }
    TreeView view = TreeView.of(git, bases.get(0));
    Set<ObjectId> merged = new LinkedHashSet<>(List.of(bases.get(0)));
    for (ObjectId next : bases.subList(1, bases.size())) {
      view = merged(view, merged, next);
      merged.add(next);
    }
    return view;
  }

  /**
   * The commit in which two commits parted; of several, one of them, always the same.
   *
   * @throws InputException where they have no history in common
   */
  ObjectId one(ObjectId ours, ObjectId theirs) throws IOException {
    return between(Set.of(ours), theirs).stream().findFirst().orElseThrow(MergeBases::strangers);
  }

  private static InputException strangers() {
    return new InputException(
        "the two have no history in common: they belong to different repositories");
  }

  private TreeView merged(TreeView one, Set<ObjectId> madeOf, ObjectId other) throws IOException {
    List<ObjectId> bases = between(madeOf, other);
    TreeView base =
        bases.size() == 1 ? TreeView.of(git, bases.get(0)) : of(madeOf.iterator().next(), other);
    Map<ObjectId, byte[]> unwritten = new HashMap<>();
    List.of(base, one).forEach(view -> unwritten.putAll(view.unwritten()));
    TreeMerge.Sink sink =
        text -> {
          ObjectId id = ObjectId.fromRaw(Hashes.sha1().digest(text));
          unwritten.put(id, text);
          return id;
        };
    TreeView second = TreeView.of(git, other);
    TreeView own = new TreeView(one.files(), one.changed(), unwritten);
    try (var reader = git.reader()) {
      TreeMerge.Result result =
          new TreeMerge(
                  List.of(new TreeView(base.files(), base.changed(), unwritten), own, second),
                  Map.of(),
                  sink)
              .merge(reader);
      Map<String, ObjectId> changed = new HashMap<>(one.changed());
      changed.putAll(result.changed());
      return new TreeView(result.files(), changed, unwritten);
    }
  }

  /**
   * The commits from which one and any of some others both come, and none that leads to another.
   */
  private List<ObjectId> between(Set<ObjectId> some, ObjectId other) throws IOException {
    Set<ObjectId> found = new LinkedHashSet<>();
    for (ObjectId one : some) {
      try (RevWalk walk = new RevWalk(git.repository())) {
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(walk.parseCommit(one));
        walk.markStart(walk.parseCommit(other));
        for (RevCommit base = walk.next(); base != null; base = walk.next()) {
          found.add(base.getId());
        }
      }
    }
    List<ObjectId> best = new ArrayList<>();
    for (ObjectId base : found) {
      boolean leads = false;
      for (ObjectId rival : found) {
        leads |= !rival.equals(base) && git.isAncestor(base, rival);
      }
      if (!leads) {
        best.add(base);
      }
    }
    best.sort(null);
    return best;
  }
}
