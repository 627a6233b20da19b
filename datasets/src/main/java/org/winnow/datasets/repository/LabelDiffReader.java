package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Compares two commits, reading only the shards that differ. */
final class LabelDiffReader {
  private final GitStore git;
  private final CommitFiles before;
  private final CommitFiles after;
  private final List<Change> changes = new ArrayList<>();

  LabelDiffReader(GitStore git, CommitFiles before, CommitFiles after) {
    this.git = git;
    this.before = before;
    this.after = after;
  }

  LabelDiff read() throws IOException {
    if (before.layout().equals(after.layout())) {
      try (ObjectReader reader = git.reader();
          TreeWalk walk = new TreeWalk(reader)) {
        add(walk, before.labels());
        add(walk, after.labels());
        walk.setRecursive(true);
        walk.setFilter(TreeFilter.ANY_DIFF);
        while (walk.next()) {
          String path = CommitFiles.LABELS + "/" + walk.getPathString();
          compare(
              groups(path, text(reader, walk.getObjectId(0))),
              groups(path, text(reader, walk.getObjectId(1))));
        }
      }
    } else {
      compare(all(before), all(after));
    }
    changes.sort(Comparator.comparing(Change::id).thenComparing(Change::kind));
    return new LabelDiff(changes, ClassChanges.between(before.vocabulary(), after.vocabulary()));
  }

  private static void add(TreeWalk walk, ObjectId tree) throws IOException {
    if (tree == null) {
      walk.addTree(new org.eclipse.jgit.treewalk.EmptyTreeIterator());
    } else {
      walk.addTree(tree);
    }
  }

  private static byte[] text(ObjectReader reader, ObjectId blob) throws IOException {
    return blob.equals(ObjectId.zeroId())
        ? new byte[0]
        : reader.open(blob, Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE);
  }

  /** The lines of each example. */
  private static Map<String, List<String>> groups(String path, byte[] text) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    LineCursor line = new LineCursor(path, text);
    while (line.next()) {
      groups.computeIfAbsent(line.raw(0), k -> new ArrayList<>()).add(line.rawLine());
    }
    return groups;
  }

  private Map<String, List<String>> all(CommitFiles files) throws IOException {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    Shards.eachLine(
        git,
        CommitFiles.LABELS,
        files.labels(),
        (shard, line) ->
            groups.computeIfAbsent(line.raw(0), k -> new ArrayList<>()).add(line.rawLine()));
    return groups;
  }

  private void compare(Map<String, List<String>> old, Map<String, List<String>> now) {
    Set<String> keys = new HashSet<>(old.keySet());
    keys.addAll(now.keySet());
    for (String key : keys) {
      List<String> oldLines = old.getOrDefault(key, List.of());
      List<String> newLines = now.getOrDefault(key, List.of());
      if (!oldLines.equals(newLines)) {
        compare(oldLines, newLines);
      }
    }
  }

  private void compare(List<String> oldLines, List<String> newLines) {
    Optional<Judgement> from = standing(oldLines);
    Optional<Judgement> to = standing(newLines);
    boolean decided = !from.equals(to);
    if (decided) {
      Judgement by = to.or(() -> from).orElseThrow();
      Optional<String> old = name(before, from);
      Optional<String> now = name(after, to);
      Changes.kind(present(from), present(to), from.equals(to) || sameClass(from, to))
          .ifPresent(kind -> changes.add(new Change(by.id(), old, now, kind, by.by())));
    }
    newLines.stream()
        .filter(line -> !oldLines.contains(line))
        .map(LabelDiffReader::judgement)
        .filter(judgement -> !judgement.decides())
        .reduce((first, last) -> last)
        .ifPresent(
            flag ->
                changes.add(
                    new Change(
                        flag.id(),
                        name(before, from),
                        name(after, to),
                        Change.Kind.FLAGGED,
                        flag.by())));
  }

  private static boolean sameClass(Optional<Judgement> from, Optional<Judgement> to) {
    return from.map(Judgement::classId).equals(to.map(Judgement::classId));
  }

  private static boolean present(Optional<Judgement> standing) {
    return standing.isPresent() && standing.get().kind() == Judgement.Kind.LABEL;
  }

  private static Optional<String> name(CommitFiles files, Optional<Judgement> standing) {
    return standing
        .filter(judgement -> judgement.classId().isPresent())
        .map(judgement -> files.vocabulary().nameOf(judgement.classId().getAsInt()));
  }

  private static Optional<Judgement> standing(List<String> lines) {
    return lines.stream()
        .map(LabelDiffReader::judgement)
        .filter(Judgement::decides)
        .reduce((first, last) -> last);
  }

  private static Judgement judgement(String line) {
    LineCursor cursor =
        new LineCursor(
            CommitFiles.LABELS, (line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    cursor.next();
    return Judgement.read(cursor);
  }
}
