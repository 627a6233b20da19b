package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
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
          List<byte[]> texts =
              List.of(text(reader, walk.getObjectId(0)), text(reader, walk.getObjectId(1)));
          GroupWalk examples = new GroupWalk(path, texts);
          while (examples.next()) {
            if (!examples.get(0).sameAs(examples.get(1))) {
              compare(examples.get(0).judgements(), examples.get(1).judgements());
            }
          }
        }
      }
    } else {
      compareAll();
    }
    changes.sort(Comparator.comparing(Change::id).thenComparing(Change::kind));
    return new LabelDiff(changes, ClassChanges.between(before.vocabulary(), after.vocabulary()));
  }

  private static void add(TreeWalk walk, ObjectId tree) throws IOException {
    if (tree == null) {
      walk.addTree(new EmptyTreeIterator());
    } else {
      walk.addTree(tree);
    }
  }

  private static byte[] text(ObjectReader reader, ObjectId blob) throws IOException {
    return blob.equals(ObjectId.zeroId())
        ? new byte[0]
        : reader.open(blob, Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE);
  }

  private void compareAll() throws IOException {
    Map<String, List<Judgement>> old = all(before);
    Map<String, List<Judgement>> now = all(after);
    Set<String> ids = new HashSet<>(old.keySet());
    ids.addAll(now.keySet());
    for (String id : ids) {
      List<Judgement> oldLines = old.getOrDefault(id, List.of());
      List<Judgement> newLines = now.getOrDefault(id, List.of());
      if (!oldLines.equals(newLines)) {
        compare(oldLines, newLines);
      }
    }
  }

  private Map<String, List<Judgement>> all(CommitFiles files) throws IOException {
    Map<String, List<Judgement>> all = new HashMap<>();
    Shards.eachLine(
        git,
        CommitFiles.LABELS,
        files.labels(),
        (shard, line) -> {
          Judgement judgement = Judgement.read(line);
          all.computeIfAbsent(judgement.id(), k -> new ArrayList<>()).add(judgement);
        });
    return all;
  }

  private void compare(List<Judgement> oldLines, List<Judgement> newLines) {
    Optional<Judgement> from = Judgement.standing(oldLines);
    Optional<Judgement> to = Judgement.standing(newLines);
    boolean decided = !from.equals(to);
    if (decided) {
      Judgement by = to.or(() -> from).orElseThrow();
      Optional<String> old = name(before, from);
      Optional<String> now = name(after, to);
      Changes.kind(
              Judgement.present(from),
              Judgement.present(to),
              from.equals(to) || sameClass(from, to))
          .ifPresent(kind -> changes.add(new Change(by.id(), old, now, kind, by.by())));
    }
    newLines.stream()
        .filter(judgement -> !oldLines.contains(judgement))
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

  private static Optional<String> name(CommitFiles files, Optional<Judgement> standing) {
    return standing
        .filter(judgement -> judgement.classId().isPresent())
        .map(judgement -> files.vocabulary().nameOf(judgement.classId().getAsInt()));
  }
}
