package org.winnow.datasets.repository;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.internal.storage.commitgraph.CommitGraphWriter;
import org.eclipse.jgit.internal.storage.commitgraph.GraphCommits;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Git's own list of commits with their parents and with filters of the files each changed
 * (gitformat-commit-graph): the history of one example need not look into all trees. It is derived,
 * may be behind or missing, and plain git reads it, too.
 */
record CommitGraphFile(GitStore git) {
  /** Writes it anew for all that branches and tags lead to. */
  void write() throws IOException {
    Path folder = git.repository().getObjectDatabase().getDirectory().toPath().resolve("info");
    Files.createDirectories(folder);
    Path made = Durable.temporary(folder, "tmp_graph_");
    try {
      write(made);
      Durable.publish(made, folder.resolve("commit-graph"));
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private void write(Path file) throws IOException {
    try (RevWalk walk = new RevWalk(git.repository());
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      GraphCommits commits = GraphCommits.fromWalk(NullProgressMonitor.INSTANCE, tips(walk), walk);
      new CommitGraphWriter(commits, true).write(NullProgressMonitor.INSTANCE, out);
    }
  }

  private Set<ObjectId> tips(RevWalk walk) throws IOException {
    Set<ObjectId> tips = new HashSet<>();
    for (Ref ref : git.repository().getRefDatabase().getRefsByPrefix(Constants.R_REFS)) {
      RevObject named = walk.peel(walk.parseAny(ref.getObjectId()));
      if (named instanceof RevCommit) {
        tips.add(named.getId());
      }
    }
    return tips;
  }
}
