package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.SourceNote;

/** The commit a session has checked out and the data set as its pending edits make it. */
final class WorkingCopy implements AutoCloseable {
  private final GitStore git;
  private final RepositoryOptions options;
  private final Checkout.Reader reader;
  private final Session session;
  private final OtherSessions others;
  private final RepositoryFolder folder;
  private final BlobStore blobs;
  private Checkout committed;
  private Dataset data;

  private WorkingCopy(GitStore git, RepositoryFolder folder, RepositoryOptions options)
      throws IOException {
    this.git = git;
    this.options = options;
    this.folder = folder;
    this.blobs = folder.blobs();
    Elsewhere elsewhere = new Elsewhere(folder.root(), options.access());
    reader = new Checkout.Reader(git, new BlobSource(blobs, elsewhere));
    Recovery recovery = new Recovery(git, blobs);
    session = Session.open(folder, options.session(), recovery);
    others = new OtherSessions(folder, recovery);
  }

  /** Opens what a session has checked out. */
  static WorkingCopy open(Path folder, RepositoryOptions options) throws IOException {
    GitStore git = GitStore.open(folder);
    WorkingCopy opened = null;
    try {
      opened = new WorkingCopy(git, new RepositoryFolder(folder), options);
      Forgetting.goOn(opened);
    } finally {
      if (opened == null) {
        git.close();
      }
    }
    return opened;
  }

  GitStore git() {
    return git;
  }

  RepositoryOptions options() {
    return options;
  }

  Session session() {
    return session;
  }

  RepositoryFolder folder() {
    return folder;
  }

  BlobStore blobs() {
    return blobs;
  }

  /** What was read of examples is no longer true: some were erased. */
  void forgetRead() {
    reader.forget();
    committed = null;
    data = null;
  }

  List<String> otherSessionsOn(String branch) throws IOException {
    return others.on(session.name(), branch);
  }

  /** Examples that are pending in this session or another. */
  List<LabelEdit.AddExample> pendingExamples() throws IOException {
    return others.pendingExamples();
  }

  ObjectId base() {
    return session.state().base();
  }

  List<LabelEdit> pending() {
    return EditGroup.flat(session.state().groups());
  }

  /** Spares reading back a data set that was just written. */
  void hasCheckedOut(Dataset imported) throws IOException {
    committed =
        new Checkout(base(), CommitFiles.read(git, base()), imported, imported.size(), Map.of());
  }

  Checkout committed() throws IOException {
    if (committed == null) {
      committed = reader.read(base());
    }
    return committed;
  }

  Checkout read(ObjectId commit) throws IOException {
    return reader.read(commit);
  }

  Dataset at(String revision) throws IOException {
    return reader.read(Revisions.resolve(git, revision, base())).data();
  }

  Dataset data() throws IOException {
    if (data == null) {
      data = committed().data().with(pending());
    }
    return data;
  }

  Map<String, String> flags() throws IOException {
    return Flags.after(committed().flags(), pending());
  }

  void edit(List<? extends LabelEdit> edits, SourceNote source) throws IOException {
    session.state().requireNoMerge();
    Description description = committed().files().description();
    List<LabelEdit> checked =
        new EditCheck(data(), description, ForgottenList.of(blobs)).checked(edits);
    Dataset next = data().with(checked);
    session.add(new EditGroup(checked, source));
    data = next;
  }

  List<LabelEdit> undo() throws IOException {
    List<LabelEdit> undone = session.undo().edits();
    data = null;
    return undone;
  }

  /** Commits the pending edits on top of whatever the branch has come to meanwhile. */
  Commit commit(String message, Author author) throws IOException {
    CommitText.requireMessage(message);
    while (true) {
      Target target = target();
      Checkout base = committed();
      List<EditGroup> groups = session.state().groups();
      Dataset result = data();
      if (target.moved()) {
        base = reader.read(target.tip());
        groups = rebased(base, null);
        result = base.data().with(EditGroup.flat(groups));
        if (groups.isEmpty()) {
          move(SessionState.at(target.branch(), target.tip()), base);
          throw new InputException(
              "nothing is left to commit: others came to the same in " + base.shortName());
        }
      }
      ObjectId commit = insert(base, groups, result, message, author);
      session.landing(target.branch(), commit);
      if (git.move(target.branch(), target.tip(), commit)) {
        session.landed(target.branch(), commit);
        int position = base.nextPosition() + added(groups);
        Map<String, String> flags = Flags.after(base.flags(), EditGroup.flat(groups));
        committed = new Checkout(commit, CommitFiles.read(git, commit), result, position, flags);
        data = result;
        return CommitText.read(git.commit(commit));
      }
    }
  }

  /**
   * The branch that a commit moves.
   *
   * @param tip where it is now, null for a branch that is to be begun
   * @param moved whether that is another commit than the one checked out
   */
  record Target(String branch, ObjectId tip, boolean moved) {}

  Target target() throws IOException {
    SessionState state = session.state();
    String branch = state.branch();
    if (branch == null) {
      return new Target(newBranch(state.base()), null, false);
    }
    ObjectId tip = git.branch(branch);
    return new Target(branch, tip, tip != null && !tip.equals(state.base()));
  }

  private String newBranch(ObjectId base) throws IOException {
    String name = "from-" + base.abbreviate(7).name();
    for (int i = 2; git.branch(name) != null; i++) {
      name = "from-" + base.abbreviate(7).name() + "-" + i;
    }
    return name;
  }

  private static int added(List<EditGroup> groups) {
    return (int)
        EditGroup.flat(groups).stream().filter(LabelEdit.AddExample.class::isInstance).count();
  }

  private ObjectId insert(
      Checkout base, List<EditGroup> groups, Dataset result, String message, Author author)
      throws IOException {
    EditCounts counts = Changes.of(EditGroup.flat(groups), base.data(), result).counts();
    return git.insert(
        GitStore.QUICK,
        pack -> {
          ObjectId tree =
              new EditedTree(git, base.commit(), base.files(), base.nextPosition())
                  .write(pack, groups);
          CommitBuilder text = CommitText.builder(tree, List.of(base.commit()), message, counts);
          CommitText.sign(text, author, options.clock());
          return pack.commit(text);
        });
  }

  private List<EditGroup> rebased(Checkout theirs, Side side) throws IOException {
    List<EditGroup> groups = session.state().groups();
    return Rebase.onto(
        groups,
        committed().data(),
        theirs.data(),
        Rebase.meanwhile(git, committed().files(), theirs.files(), groups),
        side,
        theirs.shortName());
  }

  Dataset settle(Side side) throws IOException {
    Target target = target();
    if (target.moved()) {
      Checkout theirs = reader.read(target.tip());
      List<EditGroup> groups = rebased(theirs, side);
      move(new SessionState(target.branch(), target.tip(), groups, Optional.empty()), theirs);
    }
    return data();
  }

  Dataset checkout(String revision) throws IOException {
    session.state().requireNoMerge();
    ObjectId commit = Revisions.resolve(git, revision, base());
    boolean isBranch = commit.equals(git.branch(revision.strip()));
    String branch = isBranch ? revision.strip() : git.branchAt(commit);
    move(SessionState.at(branch, commit), reader.read(commit));
    return data();
  }

  /** Goes to a branch with the pending edits. */
  Dataset switchTo(String branch) throws IOException {
    session.state().requireNoMerge();
    return switchTo(branch, reader.read(Refs.branches(git).require(branch)));
  }

  /** As {@link #switchTo(String)}, to a branch whose tip is read already. */
  Dataset switchTo(String branch, Checkout there) throws IOException {
    List<EditGroup> groups;
    try {
      groups = rebased(there, null);
    } catch (EditConflictException e) {
      throw e.instead("come along to branch '" + branch + "'");
    }
    Dataset edited = there.data().with(EditGroup.flat(groups)); // first: it may be refused
    move(new SessionState(branch, there.commit(), groups, Optional.empty()), there);
    data = edited;
    return edited;
  }

  /** The branch that this session is on has another name. */
  void rename(String branch) throws IOException {
    SessionState now = session.state();
    session.restart(new SessionState(branch, now.base(), now.groups(), now.merging()));
  }

  /** Goes on from another state; its commit may be null, to be read when it is needed. */
  void move(SessionState state, Checkout checkout) throws IOException {
    session.restart(state);
    committed = checkout;
    data = null;
  }

  Optional<String> branch() {
    return Optional.ofNullable(session.state().branch());
  }

  @Override
  public void close() throws IOException {
    git.close();
    session.close();
  }
}
