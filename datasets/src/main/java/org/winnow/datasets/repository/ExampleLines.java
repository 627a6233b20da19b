package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** The judgements of one example at one commit after the other; a shard is read once. */
final class ExampleLines {
  private final GitStore git;
  private final String id;
  private final String path;
  private final Map<ObjectId, List<Judgement>> byShard = new HashMap<>();

  /**
   * @param files of any commit: all of a history have the same layout
   */
  ExampleLines(GitStore git, CommitFiles files, String id) {
    this.git = git;
    this.id = id;
    this.path = files.labelPath(id);
  }

  String path() {
    return path;
  }

  /** The example's judgements at a commit, in the order of their lines. */
  List<Judgement> at(RevCommit commit) throws IOException {
    ObjectId shard = git.find(commit.getTree(), path);
    if (shard == null) {
      return List.of();
    }
    List<Judgement> known = byShard.get(shard);
    if (known == null) {
      known = new ShardText(path, git.bytes(shard)).judgements(id);
      byShard.put(shard, known);
    }
    return known;
  }

  /** Those that a commit holds and none of its parents. */
  List<Judgement> addedBy(RevWalk walk, RevCommit commit) throws IOException {
    List<Judgement> added = new ArrayList<>(at(commit));
    for (RevCommit parent : commit.getParents()) {
      walk.parseHeaders(parent);
      added.removeAll(at(parent));
    }
    return added;
  }

  /** Whether a commit lacks one that each of its parents holds. */
  boolean lost(RevWalk walk, RevCommit commit) throws IOException {
    if (commit.getParentCount() == 0) {
      return false;
    }
    walk.parseHeaders(commit.getParent(0));
    List<Judgement> lost = new ArrayList<>(at(commit.getParent(0)));
    lost.removeAll(at(commit));
    for (RevCommit parent : commit.getParents()) {
      walk.parseHeaders(parent);
      lost.retainAll(at(parent));
    }
    return !lost.isEmpty();
  }
}
