package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;

/** Where the branches of a remote were when it was last asked, kept as git keeps them. */
record RemoteRefs(GitStore git, String remote) {
  static String folder(String remote) {
    return Constants.R_REMOTES + remote + "/";
  }

  /** All refs that are told to another repository, so that it sends only what is missing. */
  static Map<String, ObjectId> all(GitStore git) throws IOException {
    Map<String, ObjectId> all = new HashMap<>();
    for (Ref ref : git.repository().getRefDatabase().getRefsByPrefix(Constants.R_REFS)) {
      if (ref.getObjectId() != null) {
        all.put(ref.getName(), ref.getObjectId());
      }
    }
    return all;
  }

  /** The commit that a branch of the remote was at, or null. */
  ObjectId tip(String branch) throws IOException {
    Ref ref = git.repository().exactRef(folder(remote) + branch);
    return ref == null ? null : ref.getObjectId();
  }

  /** Takes over where the branches are now, and tells what moved. */
  List<RefMove> follow(Map<String, ObjectId> branches) throws IOException {
    List<RefMove> moves = new ArrayList<>();
    SessionLock alone = BranchLock.take(git.repository().getDirectory().toPath());
    try {
      for (Map.Entry<String, ObjectId> branch : branches.entrySet()) {
        ObjectId before = tip(branch.getKey());
        if (!branch.getValue().equals(before)) {
          set(branch.getKey(), branch.getValue());
          moves.add(move(branch.getKey(), before, branch.getValue()));
        }
      }
    } finally {
      alone.close();
    }
    return moves;
  }

  private RefMove move(String branch, ObjectId before, ObjectId after) throws IOException {
    boolean rewritten = before != null && !git.isAncestor(before, after);
    return new RefMove(branch, before == null ? "" : before.name(), after.name(), rewritten);
  }

  /** The remote's branch is known to be at a commit. */
  void set(String branch, ObjectId commit) throws IOException {
    RefUpdate update = git.repository().updateRef(folder(remote) + branch);
    update.setNewObjectId(commit);
    update.setForceUpdate(true);
    update.disableRefLog();
    RefUpdate.Result result = update.update();
    if (result == RefUpdate.Result.LOCK_FAILURE || result == RefUpdate.Result.IO_FAILURE) {
      throw new IOException("git answered " + result + " for " + update.getName());
    }
  }

  /** Forgets where the branches of the remote were. */
  void forget() throws IOException {
    for (Ref ref : git.repository().getRefDatabase().getRefsByPrefix(folder(remote))) {
      RefUpdate update = git.repository().updateRef(ref.getName());
      update.setForceUpdate(true);
      update.disableRefLog();
      update.delete();
    }
  }
}
