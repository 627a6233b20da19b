package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;

/** Looks at commits without checking them out. */
record History(GitStore git) {
  List<Commit> log(ObjectId from, int max) throws IOException {
    List<Commit> log = new ArrayList<>();
    try (RevWalk walk = new RevWalk(git.repository())) {
      walk.markStart(walk.parseCommit(from));
      var commits = walk.iterator();
      while (log.size() < max && commits.hasNext()) {
        log.add(CommitText.read(commits.next()));
      }
    }
    return log;
  }

  LabelDiff diff(ObjectId from, ObjectId to) throws IOException {
    return new LabelDiffReader(git, CommitFiles.read(git, from), CommitFiles.read(git, to)).read();
  }
}
