package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Origin;

/** Merges commits into the one that a session has checked out, or what one commit changed. */
final class MergeWork {
  private final WorkingCopy copy;
  private final GitStore git;

  MergeWork(WorkingCopy copy) {
    this.copy = copy;
    this.git = copy.git();
  }

  MergeResult begin(Merging merging, MergeStrategy strategy, Optional<String> message)
      throws IOException {
    ready();
    ObjectId ours = copy.base();
    if (merging.kind() == Merging.Kind.MERGE) {
      if (git.isAncestor(merging.theirs(), ours)) {
        return done(MergeResult.Kind.UP_TO_DATE, ours);
      }
      if (git.isAncestor(ours, merging.theirs())) {
        return forward(merging.theirs());
      }
    }
    List<MergeConflict> conflicts = new ArrayList<>();
    Optional<ObjectId> commit = write(merging, message, conflicts);
    if (commit.isPresent() || conflicts.isEmpty()) {
      return ended(commit);
    }
    Attribution by = new Attribution(copy.options().author().name(), Origin.HAND);
    var rule = new StrategyChoices(git, ours, merging.theirs(), by);
    return wait(merging.with(rule.of(strategy, conflicts)), message);
  }

  /** Refuses pending edits and a merge in progress, and goes where others moved the branch. */
  void ready() throws IOException {
    copy.session().state().requireNoMerge();
    requireNoPending();
    catchUp();
  }

  /** Goes to a commit that was made on top of the one checked out; where none was, says so. */
  MergeResult ended(Optional<ObjectId> commit) throws IOException {
    return commit.isPresent() ? land(commit.get()) : done(MergeResult.Kind.UP_TO_DATE, copy.base());
  }

  private MergeResult wait(Merging merging, Optional<String> message) throws IOException {
    List<MergeConflict> left = new ArrayList<>();
    Optional<ObjectId> commit = write(merging, message, left);
    if (commit.isPresent()) {
      return land(commit.get());
    }
    copy.session().merging(merging);
    return MergeResult.waiting(left);
  }

  /** Goes on with the merge in progress, if all its conflicts are settled. */
  MergeResult finish(Optional<String> message) throws IOException {
    Merging merging = caughtUp(copy.session().state().requireMerge());
    List<MergeConflict> left = new ArrayList<>();
    Optional<ObjectId> commit = write(merging, message, left);
    return commit.isPresent() ? land(commit.get()) : MergeResult.waiting(left);
  }

  /** Conflicts of the merge in progress that nobody has settled yet. */
  List<MergeConflict> conflicts(Merging merging) throws IOException {
    return result(merging).conflicts();
  }

  /** What a merge comes to, without writing anything. */
  TreeMerge.Result result(Merging merging) throws IOException {
    return result(merging, text -> ObjectId.zeroId());
  }

  /** What a merge comes to, its files given to somebody else to keep. */
  TreeMerge.Result result(Merging merging, TreeMerge.Sink sink) throws IOException {
    try (var reader = git.reader()) {
      return merge(merging, sink, reader);
    }
  }

  /**
   * Writes the commit, or where conflicts are left adds them to a list and writes nothing; nor is a
   * commit picked of which nothing is left to do.
   */
  private Optional<ObjectId> write(
      Merging merging, Optional<String> message, List<MergeConflict> left) throws IOException {
    ObjectId written =
        git.insert(
            GitStore.QUICK,
            pack -> {
              try (var reader = git.reader()) {
                TreeMerge.Result result = merge(merging, pack::blob, reader);
                left.addAll(result.conflicts());
                boolean nothing = merging.kind() == Merging.Kind.PICK && result.changed().isEmpty();
                if (!left.isEmpty() || nothing) {
                  return null;
                }
                ObjectId tree =
                    new TreeEditor(reader, pack).put(git.treeOf(copy.base()), result.changed());
                return pack.commit(text(merging, tree, message, result.counts()));
              }
            });
    return Optional.ofNullable(written);
  }

  private TreeMerge.Result merge(Merging merging, TreeMerge.Sink sink, ObjectReader reader)
      throws IOException {
    TreeView base =
        merging.kind() == Merging.Kind.PICK
            ? TreeView.of(git, git.commit(merging.theirs()).getParent(0))
            : new MergeBases(git).of(copy.base(), merging.theirs());
    List<TreeView> sides =
        List.of(base, TreeView.of(git, copy.base()), TreeView.of(git, merging.theirs()));
    return new TreeMerge(sides, merging.choices(), sink).merge(reader);
  }

  private CommitBuilder text(
      Merging merging, ObjectId tree, Optional<String> message, EditCounts counts)
      throws IOException {
    boolean pick = merging.kind() == Merging.Kind.PICK;
    Commit picked = CommitText.read(git.commit(merging.theirs()));
    List<ObjectId> parents = pick ? List.of(copy.base()) : List.of(copy.base(), merging.theirs());
    String standard = pick ? picked.message() : "Merge " + merging.name() + into();
    CommitBuilder commit = CommitText.builder(tree, parents, message.orElse(standard), counts);
    CommitText.sign(commit, copy.options().author(), copy.options().clock());
    if (pick) {
      commit.setAuthor(git.commit(merging.theirs()).getAuthorIdent());
    }
    return commit;
  }

  /** As git says it: nothing of main. */
  private String into() {
    return copy.branch().filter(b -> !b.equals(GitStore.MAIN)).map(b -> " into " + b).orElse("");
  }

  private MergeResult land(ObjectId commit) throws IOException {
    landAt(commit, null);
    return done(MergeResult.Kind.COMMITTED, commit);
  }

  private MergeResult forward(ObjectId to) throws IOException {
    landAt(to, copy.read(to)); // first: what cannot be read moves nothing
    return done(MergeResult.Kind.FAST_FORWARD, to);
  }

  /** Where others moved this session's branch, goes on there. */
  private void catchUp() throws IOException {
    WorkingCopy.Target target = copy.target();
    if (target.moved()) {
      copy.move(SessionState.at(target.branch(), target.tip()), null);
    }
  }

  /**
   * The merge in progress, into where others moved this session's branch. How conflicts were
   * settled is kept, but for examples that the others judged meanwhile.
   */
  private Merging caughtUp(Merging merging) throws IOException {
    WorkingCopy.Target target = copy.target();
    if (!target.moved()) {
      return merging;
    }
    CommitFiles before = CommitFiles.read(git, copy.base());
    CommitFiles now = CommitFiles.read(git, target.tip());
    Map<String, Choice> kept = new LinkedHashMap<>(merging.choices());
    for (String id : merging.choices().keySet()) {
      List<Judgement> then = before.shard(git, before.labelPath(id)).judgements(id);
      if (!then.equals(now.shard(git, now.labelPath(id)).judgements(id))) {
        kept.remove(id);
      }
    }
    Merging moved = new Merging(merging.kind(), merging.theirs(), merging.name(), kept);
    copy.move(SessionState.at(target.branch(), target.tip()).merging(moved), null);
    return moved;
  }

  /**
   * Moves the branch to a commit that follows the one checked out, and goes there.
   *
   * @param read its content, null where it is not read yet
   */
  private void landAt(ObjectId commit, Checkout read) throws IOException {
    WorkingCopy.Target target = copy.target();
    copy.session().landing(target.branch(), commit);
    if (target.moved() || !git.move(target.branch(), target.tip(), commit)) {
      throw new InputException(
          "branch '" + target.branch() + "' was moved by somebody else meanwhile; try again");
    }
    copy.move(SessionState.at(target.branch(), commit), read);
  }

  private MergeResult done(MergeResult.Kind kind, ObjectId at) throws IOException {
    return new MergeResult(kind, Optional.of(CommitText.read(git.commit(at))), List.of());
  }

  private void requireNoPending() {
    int pending = copy.pending().size();
    if (pending > 0) {
      throw new InputException(
          pending
              + (pending == 1 ? " edit is" : " edits are")
              + " pending; %commit, %stash or %undo "
              + (pending == 1 ? "it" : "them")
              + " first");
    }
  }
}
