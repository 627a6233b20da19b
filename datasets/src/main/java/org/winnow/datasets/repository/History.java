package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.winnow.datasets.InputException;

/** Looks at commits without checking them out. */
record History(GitStore git) {
  /**
   * The commits that a query asks for.
   *
   * @param head the commit checked out
   */
  List<Commit> log(LogQuery query, ObjectId head) throws IOException {
    try (RevWalk walk = new RevWalk(git.repository())) {
      walk.setRewriteParents(false); // a commit says its own parents, not the next one listed
      if (query.topological()) {
        walk.sort(RevSort.TOPO);
      }
      start(walk, query.range(), head);
      LogQuery.Filter filter = query.filter();
      ExampleLines lines = null;
      if (filter.example().isPresent()) {
        walk.setRetainBody(false); // few of the commits are told of
        lines = new ExampleLines(git, CommitFiles.read(git, head), filter.example().get());
        walk.setTreeFilter(
            AndTreeFilter.create(PathFilter.create(lines.path()), TreeFilter.ANY_DIFF));
      }
      return list(walk, query, lines);
    }
  }

  private void start(RevWalk walk, String range, ObjectId head) throws IOException {
    int dots = range.indexOf("..");
    if (range.contains("...")) {
      throw new InputException("a range is written A..B, got '" + range + "'");
    }
    String from = dots < 0 ? "" : range.substring(0, dots);
    String to = dots < 0 ? range : range.substring(dots + 2);
    if (dots >= 0) {
      String named = from.isBlank() ? "HEAD" : from;
      walk.markUninteresting(walk.parseCommit(Revisions.resolve(git, named, head)));
    }
    String named = to.isBlank() ? "HEAD" : to;
    walk.markStart(walk.parseCommit(Revisions.resolve(git, named, head)));
  }

  private List<Commit> list(RevWalk walk, LogQuery query, ExampleLines lines) throws IOException {
    List<Commit> log = new ArrayList<>();
    for (RevCommit commit = walk.next();
        commit != null && log.size() < query.most();
        commit = walk.next()) {
      boolean judged =
          lines == null || !lines.addedBy(walk, commit).isEmpty() || lines.lost(walk, commit);
      if (judged) {
        walk.parseBody(commit);
        if (passes(commit, query.filter())) {
          log.add(CommitText.read(commit));
        }
      }
    }
    return log;
  }

  private static boolean passes(RevCommit commit, LogQuery.Filter filter) {
    boolean late =
        filter.since().isEmpty()
            || !commit.getCommitterIdent().getWhenAsInstant().isBefore(filter.since().get());
    if (filter.author().isEmpty()) {
      return late;
    }
    var who = commit.getAuthorIdent();
    String text = (who.getName() + " <" + who.getEmailAddress() + ">").toLowerCase(Locale.ROOT);
    return late && text.contains(filter.author().get().toLowerCase(Locale.ROOT));
  }

  LabelDiff diff(ObjectId from, ObjectId to) throws IOException {
    return new LabelDiffReader(git, CommitFiles.read(git, from), CommitFiles.read(git, to)).read();
  }
}
