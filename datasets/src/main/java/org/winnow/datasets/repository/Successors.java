package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Finds what commits put in whose place: what an earlier file or folder is best stored as a
 * difference to, so that the newest of each, which is read most, stays whole.
 *
 * @param among the objects that are put into one pack
 */
record Successors(GitStore git, DeltaBases bases, Set<ObjectId> among) {
  /** Looks at a commit and the one before it; nothing happens where one of them is not here. */
  void of(ObjectId commit) throws IOException {
    try (RevWalk walk = new RevWalk(git.repository());
        ObjectReader reader = git.reader();
        TreeWalk trees = new TreeWalk(reader)) {
      RevCommit after = walk.parseCommit(commit);
      if (after.getParentCount() == 0) {
        return;
      }
      RevCommit before = walk.parseCommit(after.getParent(0));
      pair(before.getTree().getId(), after.getTree().getId());
      trees.addTree(before.getTree());
      trees.addTree(after.getTree());
      trees.setFilter(TreeFilter.ANY_DIFF);
      while (trees.next()) {
        pair(trees.getObjectId(0), trees.getObjectId(1));
        if (trees.isSubtree()) {
          trees.enterSubtree();
        }
      }
    } catch (MissingObjectException e) {
      return; // a clone may hold less than a whole history
    }
  }

  private void pair(ObjectId before, ObjectId after) {
    if (!before.equals(after) && among.contains(before) && among.contains(after)) {
      bases.offer(before, after);
    }
  }
}
