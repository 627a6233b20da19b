package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;

/** The commits of labels that branches, remotes' branches and tags are at. */
final class Tips {
  private Tips() {}

  static Set<ObjectId> of(GitStore git) throws IOException {
    Set<ObjectId> tips = new LinkedHashSet<>();
    try (RevWalk walk = new RevWalk(git.repository())) {
      for (Ref ref : git.repository().getRefDatabase().getRefsByPrefix(Constants.R_REFS)) {
        if (ref.getObjectId() != null) {
          RevObject object = walk.peel(walk.parseAny(ref.getObjectId()));
          if (object instanceof RevCommit commit && holdsLabels(git, commit)) {
            tips.add(object.getId().copy());
          }
        }
      }
    }
    return tips;
  }

  /** Other branches may be beside those of labels, as a host's list of packs. */
  private static boolean holdsLabels(GitStore git, RevCommit commit) throws IOException {
    return git.find(commit.getTree(), FormatFile.FILE) != null;
  }
}
