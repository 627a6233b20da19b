package org.winnow.datasets.repository;

import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.InputException;

/** What a session's journal is read with. */
final class Recovery implements SessionState.Reading {
  private final GitStore git;
  private final BlobStore blobs;
  private ObjectId lastBase;
  private JournalLines lastLines;

  Recovery(GitStore git, BlobStore blobs) {
    this.git = git;
    this.blobs = blobs;
  }

  /** Where a session stands that was never here. */
  SessionState start() throws IOException {
    String branch = git.standardBranch();
    ObjectId tip = git.branch(branch);
    if (tip == null) {
      throw new InputException("the repository has no branch '" + branch + "'");
    }
    return SessionState.at(branch, tip);
  }

  @Override
  public boolean landed(String branch, ObjectId commit) throws IOException {
    ObjectId tip = git.branch(branch);
    return tip != null && git.has(commit) && git.isAncestor(commit, tip);
  }

  @Override
  public JournalLines lines(ObjectId base) throws IOException {
    if (!base.equals(lastBase)) {
      lastLines = new JournalLines(blobs, CommitFiles.read(git, base).description());
      lastBase = base;
    }
    return lastLines;
  }
}
