package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Origin;

/** Commits that examples were erased, each by a judgement above all others. */
record TombstoneCommit(WorkingCopy copy, List<Tombstone> tombstones) {
  /**
   * The state of the session on the branch that says so: at the new commit where the branch had not
   * moved, else where it was.
   */
  SessionState write() throws IOException {
    while (true) {
      SessionState now = copy.session().state();
      WorkingCopy.Target target = copy.target();
      ObjectId parent = target.tip() == null ? now.base() : target.tip();
      Optional<ObjectId> commit = commit(parent);
      if (commit.isEmpty()) {
        return now;
      }
      if (copy.git().move(target.branch(), target.tip(), commit.get())) {
        ObjectId base = target.moved() ? now.base() : commit.get();
        return new SessionState(target.branch(), base, now.groups(), now.merging());
      }
    }
  }

  /** Empty where the commit knows none of the examples, or has their tombstones already. */
  private Optional<ObjectId> commit(ObjectId parent) throws IOException {
    GitStore git = copy.git();
    CommitFiles files = CommitFiles.read(git, parent);
    ChangeTally tally = new ChangeTally();
    Map<String, List<Judgement>> added = new TreeMap<>();
    for (Tombstone tombstone : tombstones) {
      String path = files.labelPath(tombstone.id());
      List<Judgement> lines = files.shard(git, path).judgements(tombstone.id());
      Optional<Judgement> stands = Judgement.standing(lines);
      if (stands.isPresent() && stands.get().kind() != Judgement.Kind.FORGET) {
        Judgement forget = judgement(tombstone, lines);
        added.computeIfAbsent(path, p -> new ArrayList<>()).add(forget);
        tally.count(lines, List.of(forget));
      }
    }
    return added.isEmpty()
        ? Optional.empty()
        : Optional.of(insert(parent, files, added, tally.total()));
  }

  private static Judgement judgement(Tombstone tombstone, List<Judgement> lines) {
    int highest = lines.stream().mapToInt(Judgement::counter).max().orElse(0);
    Attribution by = new Attribution(tombstone.by(), Origin.HAND);
    return new Judgement(
        tombstone.id(),
        highest + 1,
        Judgement.Kind.FORGET,
        OptionalInt.empty(),
        by,
        tombstone.why());
  }

  private ObjectId insert(
      ObjectId parent, CommitFiles files, Map<String, List<Judgement>> added, EditCounts counts)
      throws IOException {
    GitStore git = copy.git();
    int n = added.values().stream().mapToInt(List::size).sum();
    String title = "Forget " + n + (n == 1 ? " example" : " examples");
    return git.insert(
        GitStore.QUICK,
        pack -> {
          TreeMap<String, ObjectId> changed = new TreeMap<>();
          for (Map.Entry<String, List<Judgement>> shard : added.entrySet()) {
            byte[] text = files.shard(git, shard.getKey()).withJudgements(shard.getValue());
            changed.put(shard.getKey(), pack.blob(text));
          }
          try (var reader = git.reader()) {
            ObjectId tree = new TreeEditor(reader, pack).put(files.tree(), changed);
            String message = title + "\n\n" + tombstones.get(0).why();
            CommitBuilder text = CommitText.builder(tree, List.of(parent), message, counts);
            CommitText.sign(text, copy.options().author(), copy.options().clock());
            return pack.commit(text);
          }
        });
  }
}
