package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.internal.storage.commitgraph.ChangedPathFilter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Finds the commits that brought judgements: the newest that holds one while none of its parents
 * does. Only shards that hold a wanted judgement and that a commit changed are read.
 */
final class Origins {
  /** More files than that are looked for faster in the trees. */
  private static final int MOST_FILTERED = 16;

  private final GitStore git;
  private final Map<String, List<Judgement>> left = new HashMap<>();
  private final Map<Judgement, ObjectId> found = new HashMap<>();

  /**
   * @param wanted judgements by the path of their shard, all of one commit
   */
  Origins(GitStore git, Map<String, List<Judgement>> wanted) {
    this.git = git;
    wanted.forEach((path, judgements) -> left.put(path, new ArrayList<>(judgements)));
  }

  Map<Judgement, ObjectId> from(ObjectId commit) throws IOException {
    TreeFilter paths = PathFilterGroup.createFromStrings(left.keySet());
    TreeFilter changed = AndTreeFilter.create(paths, TreeFilter.ANY_DIFF);
    try (RevWalk walk = new RevWalk(git.repository());
        ObjectReader reader = git.reader();
        TreeWalk trees = new TreeWalk(reader)) {
      walk.setRetainBody(false);
      walk.sort(RevSort.TOPO); // whatever the clocks said, nothing comes before what follows it
      walk.markStart(walk.parseCommit(commit));
      trees.setRecursive(true);
      for (RevCommit at = walk.next(); at != null && !left.isEmpty(); at = walk.next()) {
        if (surelyUntouched(at, walk)) {
          continue;
        }
        trees.reset();
        trees.addTree(at.getTree());
        for (RevCommit parent : at.getParents()) {
          walk.parseHeaders(parent);
          trees.addTree(parent.getTree());
        }
        trees.setFilter(at.getParentCount() == 0 ? paths : changed);
        while (trees.next()) {
          take(trees, reader, at);
        }
      }
    }
    return found;
  }

  /** Whether the commit graph knows that a commit changed no shard that is left. */
  private boolean surelyUntouched(RevCommit commit, RevWalk walk) {
    if (left.size() > MOST_FILTERED || commit.getParentCount() != 1) {
      return false;
    }
    ChangedPathFilter changed = commit.getChangedPathFilter(walk);
    return changed != null
        && left.keySet().stream()
            .noneMatch(path -> changed.maybeContains(path.getBytes(StandardCharsets.UTF_8)));
  }

  private void take(TreeWalk trees, ObjectReader reader, RevCommit commit) throws IOException {
    String path = trees.getPathString();
    List<Judgement> wanted = left.get(path);
    if (wanted == null || trees.getObjectId(0).equals(ObjectId.zeroId())) {
      return;
    }
    List<ShardText> texts = new ArrayList<>();
    for (int tree = 0; tree < trees.getTreeCount(); tree++) {
      ObjectId blob = trees.getObjectId(tree);
      if (tree > 0 && blob.equals(trees.getObjectId(0))) {
        return; // a parent holds all that it holds
      }
      boolean there = !blob.equals(ObjectId.zeroId());
      byte[] text = there ? reader.open(blob).getCachedBytes(Integer.MAX_VALUE) : new byte[0];
      texts.add(new ShardText(path, text));
    }
    for (Judgement judgement : List.copyOf(wanted)) {
      boolean here = texts.get(0).judgements(judgement.id()).contains(judgement);
      boolean earlier =
          texts.stream()
              .skip(1)
              .anyMatch(parent -> parent.judgements(judgement.id()).contains(judgement));
      if (here && !earlier) {
        found.put(judgement, commit.getId());
        wanted.remove(judgement);
      }
    }
    if (wanted.isEmpty()) {
      left.remove(path);
    }
  }
}
