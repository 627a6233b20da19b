package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * What was recorded of one example beside its labels, from commit to commit.
 *
 * @param path the file its line is in, the same in all commits of a history
 */
record EntryHistory(GitStore git, String path, String id) {
  /**
   * The commit that brought in the example as it is at a commit: the newest that added its line.
   */
  ObjectId cameWith(ObjectId commit) throws IOException {
    ExampleEntry wanted = at(git.treeOf(commit));
    ObjectId found = commit;
    try (RevWalk walk = changes(List.of(commit))) {
      for (RevCommit at = walk.next(); at != null; at = walk.next()) {
        if (same(wanted, at(at.getTree())) && !inParent(walk, at, wanted)) {
          return at.getId();
        }
        found = at.getId();
      }
    }
    return found;
  }

  private boolean inParent(RevWalk walk, RevCommit commit, ExampleEntry wanted) throws IOException {
    for (RevCommit parent : commit.getParents()) {
      walk.parseHeaders(parent);
      if (same(wanted, at(parent.getTree()))) {
        return true;
      }
    }
    return false;
  }

  /** Merges may renumber sources, so that alone makes no other example. */
  private static boolean same(ExampleEntry one, ExampleEntry other) {
    return other != null && one.from(0).equals(other.from(0));
  }

  /** The stored bytes that it ever had in the history of some commits, by their hash. */
  Map<String, BlobRef> bytes(Collection<ObjectId> commits) throws IOException {
    Map<String, BlobRef> all = new LinkedHashMap<>();
    try (RevWalk walk = changes(commits)) {
      for (RevCommit at = walk.next(); at != null; at = walk.next()) {
        ExampleEntry entry = at(at.getTree());
        if (entry != null) {
          all.put(entry.blob().hash(), entry.blob());
        }
      }
    }
    return all;
  }

  private ExampleEntry at(ObjectId tree) throws IOException {
    ObjectId shard = git.find(tree, path);
    return shard == null ? null : new ShardText(path, git.bytes(shard)).entry(id);
  }

  private RevWalk changes(Collection<ObjectId> commits) throws IOException {
    RevWalk walk = new RevWalk(git.repository());
    walk.setRewriteParents(false);
    walk.sort(RevSort.TOPO); // whatever the clocks said, nothing comes before what follows it
    walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
    for (ObjectId commit : commits) {
      walk.markStart(walk.parseCommit(commit));
    }
    return walk;
  }
}
