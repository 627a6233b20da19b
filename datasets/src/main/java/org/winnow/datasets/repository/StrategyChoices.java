package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.winnow.datasets.Attribution;

/** Settles conflicts by a rule, as far as the rule decides. */
final class StrategyChoices {
  private final GitStore git;
  private final ObjectId ours;
  private final ObjectId theirs;
  private final Attribution by;

  /**
   * @param by who asked for the rule
   */
  StrategyChoices(GitStore git, ObjectId ours, ObjectId theirs, Attribution by) {
    this.git = git;
    this.ours = ours;
    this.theirs = theirs;
    this.by = by;
  }

  /** A choice by full id for each conflict that the rule decides. */
  Map<String, Choice> of(MergeStrategy strategy, List<MergeConflict> conflicts) throws IOException {
    Map<String, Choice> choices = new LinkedHashMap<>();
    if (strategy instanceof MergeStrategy.Ask || conflicts.isEmpty()) {
      return choices;
    }
    CommitFiles mine = CommitFiles.read(git, ours);
    CommitFiles yours = CommitFiles.read(git, theirs);
    for (MergeConflict conflict : conflicts) {
      Optional<Side> side = Optional.empty();
      if (strategy instanceof MergeStrategy.Author author) {
        side = judgedBy(author.annotator(), conflict);
      } else if (strategy instanceof MergeStrategy.Consensus && !conflict.content()) {
        side = consensus(lines(mine, conflict.id()), lines(yours, conflict.id()));
      } else if (strategy instanceof MergeStrategy.Newest) {
        side = newest(conflict.id(), mine);
      }
      side.ifPresent(chosen -> choices.put(conflict.id(), Choice.of(chosen, by)));
    }
    return choices;
  }

  private List<Judgement> lines(CommitFiles files, String id) throws IOException {
    return files.shard(git, files.labelPath(id)).judgements(id);
  }

  private static Optional<Side> judgedBy(String annotator, MergeConflict conflict) {
    boolean mine = isBy(annotator, conflict.ours());
    boolean yours = isBy(annotator, conflict.theirs());
    return mine == yours ? Optional.empty() : Optional.of(mine ? Side.YOURS : Side.THEIRS);
  }

  private static boolean isBy(String annotator, Verdict verdict) {
    return verdict.by().filter(who -> who.annotator().equals(annotator)).isPresent();
  }

  /** What an annotator ends with: one vote. */
  private record Vote(Judgement.Kind kind, java.util.OptionalInt classId) {
    static Vote of(Judgement judgement) {
      return new Vote(judgement.kind(), judgement.classId());
    }
  }

  private static Optional<Side> consensus(List<Judgement> mine, List<Judgement> yours) {
    Optional<Judgement> ours = Judgement.standing(mine);
    Optional<Judgement> theirs = Judgement.standing(yours);
    if (ours.isEmpty() || theirs.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Judgement> last = new HashMap<>();
    for (List<Judgement> side : List.of(mine, yours)) {
      for (Judgement judgement : side) {
        if (judgement.decides()) {
          last.merge(
              judgement.by().annotator(),
              judgement,
              (one, other) -> other.counter() >= one.counter() ? other : one);
        }
      }
    }
    long forOurs = votes(last, ours.get());
    long forTheirs = votes(last, theirs.get());
    return forOurs == forTheirs
        ? Optional.empty()
        : Optional.of(forOurs > forTheirs ? Side.YOURS : Side.THEIRS);
  }

  private static long votes(Map<String, Judgement> last, Judgement outcome) {
    return last.values().stream().filter(j -> Vote.of(j).equals(Vote.of(outcome))).count();
  }

  private Optional<Side> newest(String id, CommitFiles files) throws IOException {
    ExampleLines lines = new ExampleLines(git, files, id);
    Optional<RevCommit> mine = judgedIn(lines, ours, theirs);
    Optional<RevCommit> yours = judgedIn(lines, theirs, ours);
    if (mine.isEmpty()
        || yours.isEmpty()
        || mine.get().getCommitTime() == yours.get().getCommitTime()) {
      return Optional.empty();
    }
    boolean later = mine.get().getCommitTime() > yours.get().getCommitTime();
    return Optional.of(later ? Side.YOURS : Side.THEIRS);
  }

  /** The commit that made the judgement which stands, among those that the other side lacks. */
  private Optional<RevCommit> judgedIn(ExampleLines lines, ObjectId tip, ObjectId other)
      throws IOException {
    try (RevWalk walk = new RevWalk(git.repository())) {
      RevCommit start = walk.parseCommit(tip);
      Optional<Judgement> stands = Judgement.standing(lines.at(start));
      walk.markStart(start);
      walk.markUninteresting(walk.parseCommit(other));
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        boolean made =
            stands.isPresent()
                ? lines.addedBy(walk, commit).contains(stands.get())
                : lines.lost(walk, commit);
        if (made) {
          return Optional.of(commit);
        }
      }
    }
    return Optional.empty();
  }
}
