package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.SourceNote;

/**
 * A data set under version control: edits are pending until they are committed with a message, and
 * every commit can be looked at again.
 *
 * <p>It is a bare git repository that the {@code git} command understands. An edit is on the disk
 * before {@link #edit} returns and survives the end of the process. Several processes may have the
 * same repository open, each in a session of its own; commits of one are put on top of those of
 * another, or refused where both judged the same example differently.
 *
 * <p>Safe for use by several threads. All methods throw {@link InputException} where the disk is
 * full or the folder may not be written; what was acknowledged before stays whole.
 */
public final class DatasetRepository implements AutoCloseable {
  private final RepositoryFolder folder;
  private final RepositoryOptions options;
  private final GitStore git;
  private final BlobStore blobs;
  private final Checkout.Reader reader;
  private final Session session;
  private Checkout committed;
  private Dataset data;

  private DatasetRepository(Path path, RepositoryOptions options) throws IOException {
    this.folder = new RepositoryFolder(path.toAbsolutePath().normalize());
    this.options = options;
    git = GitStore.open(folder.root());
    blobs = folder.blobs();
    reader = new Checkout.Reader(git, blobs);
    RepositoryFolder.Taken taken = folder.take(options.session());
    Session opened = null;
    try {
      opened =
          Session.open(folder.session(taken.name()), taken.lock(), reading(), this::standardStart);
    } finally {
      if (opened == null) {
        taken.lock().close();
        git.close();
      }
    }
    session = opened;
  }

  /** Creates a repository with the standard options; see the longer form. */
  public static DatasetRepository create(Path folder, Dataset data, Author author, String message) {
    return create(folder, data, message, RepositoryOptions.standard().withAuthor(author));
  }

  /**
   * Creates a repository whose first commit holds a data set, and opens it. Planted truth is not
   * stored.
   *
   * @throws InputException where the folder holds anything already
   */
  public static DatasetRepository create(
      Path folder, Dataset data, String message, RepositoryOptions options) {
    return created(folder, data, message, options, false);
  }

  /** As {@code create}, but an earlier repository in the folder is deleted with its history. */
  public static DatasetRepository createFresh(
      Path folder, Dataset data, String message, RepositoryOptions options) {
    return created(folder, data, message, options, true);
  }

  private static DatasetRepository created(
      Path folder, Dataset data, String message, RepositoryOptions options, boolean replace) {
    return saving(
        "creating the repository",
        folder,
        () -> {
          new RepositoryCreation(folder, options).create(data, message, replace);
          return new DatasetRepository(folder, options);
        });
  }

  /** Opens a repository with the standard options. */
  public static DatasetRepository open(Path folder) {
    return open(folder, RepositoryOptions.standard());
  }

  /** Opens a repository where the session left it, with the edits that are pending there. */
  public static DatasetRepository open(Path folder, RepositoryOptions options) {
    if (!exists(folder)) {
      throw new InputException(folder + " holds no label repository; create one first");
    }
    return saving("opening the repository", folder, () -> new DatasetRepository(folder, options));
  }

  /** Whether a folder holds a label repository. */
  public static boolean exists(Path folder) {
    return new RepositoryFolder(folder).isRepository();
  }

  private SessionState standardStart() throws IOException {
    ObjectId tip = git.branch(GitStore.MAIN);
    if (tip == null) {
      throw new InputException(folder.root() + " has no branch '" + GitStore.MAIN + "'");
    }
    return SessionState.at(GitStore.MAIN, tip);
  }

  private SessionState.Reading reading() {
    return new SessionState.Reading() {
      @Override
      public boolean landed(String branch, ObjectId commit) throws IOException {
        ObjectId tip = git.branch(branch);
        return tip != null && git.has(commit) && git.isAncestor(commit, tip);
      }

      @Override
      public JournalLines lines(ObjectId base) throws IOException {
        if (committed != null && committed.commit().equals(base)) {
          return new JournalLines(blobs, committed.files().description());
        }
        return new JournalLines(blobs, CommitFiles.read(git, base).description());
      }
    };
  }

  /** What a person should know of how this was opened: edits that came back, a torn journal. */
  public synchronized List<String> notices() {
    return session.notices();
  }

  /** The name of the session whose place and pending edits these are. */
  public String session() {
    return session.name();
  }

  /** The id of the commit checked out: 40 hexadecimal digits. */
  public synchronized String head() {
    return session.state().base().name();
  }

  /** The branch a commit moves; empty where an older commit is checked out. */
  public synchronized Optional<String> branch() {
    return Optional.ofNullable(session.state().branch());
  }

  /** The data set as it is in the commit checked out. */
  public synchronized Dataset committed() {
    return checkedOut().data();
  }

  /** The data set with the pending edits. */
  public synchronized Dataset data() {
    if (data == null) {
      data = checkedOut().data().with(pending());
    }
    return data;
  }

  private Checkout checkedOut() {
    if (committed == null) {
      committed = read(session.state().base());
    }
    return committed;
  }

  private Checkout read(ObjectId commit) {
    return saving("reading commit " + commit.name(), folder.root(), () -> reader.read(commit));
  }

  /** Edits not yet committed, oldest first. */
  public synchronized List<LabelEdit> pending() {
    return EditGroup.flat(session.state().groups());
  }

  /** Makes edits, which are undone together; examples among them have their annotator as source. */
  public void edit(List<? extends LabelEdit> edits) {
    String who = edits.isEmpty() ? "" : edits.get(0).by().annotator();
    edit(edits, SourceNote.named("added by " + who));
  }

  /**
   * Makes edits, which are undone together. When this returns, they are on the disk.
   *
   * @param source where examples among them came from
   * @throws InputException where any of them cannot be made; none is made then
   */
  public synchronized void edit(List<? extends LabelEdit> edits, SourceNote source) {
    if (edits.isEmpty()) {
      return;
    }
    List<LabelEdit> checked =
        new EditCheck(data(), checkedOut().files().description()).checked(edits);
    Dataset next = data().with(checked);
    saving(
        "saving " + checked.size() + " edits",
        folder.root(),
        () -> {
          session.add(new EditGroup(checked, source));
          return next;
        });
    data = next;
  }

  /** Takes the last group of edits back and returns it; empty where none is pending. */
  public synchronized List<LabelEdit> undo() {
    if (session.state().groups().isEmpty()) {
      return List.of();
    }
    EditGroup undone = saving("undoing", folder.root(), session::undo);
    data = null;
    return undone.edits();
  }

  /** What the pending edits change. */
  public synchronized LabelDiff diffPending() {
    return Changes.of(pending(), committed(), data());
  }

  /** Commits the pending edits under the author that this was opened with. */
  public Commit commit(String message) {
    return commit(message, options.author());
  }

  /**
   * Commits the pending edits to the branch. Where an older commit is checked out, a new branch
   * {@code from-COMMIT} is begun there, and {@link #branch()} then says its name.
   *
   * @throws EditConflictException where others judged the same examples differently meanwhile; the
   *     edits stay pending
   * @throws InputException where nothing is pending or the message is empty
   */
  public synchronized Commit commit(String message, Author author) {
    if (session.state().groups().isEmpty()) {
      throw new InputException("there is nothing to commit: no edit is pending");
    }
    return saving("committing", folder.root(), () -> land(message, author));
  }

  private Commit land(String message, Author author) throws IOException {
    while (true) {
      SessionState state = session.state();
      String branch = state.branch() == null ? newBranch(state.base()) : state.branch();
      ObjectId tip = state.branch() == null ? null : git.branch(branch);
      Checkout base = checkedOut();
      List<EditGroup> groups = state.groups();
      Dataset result = data();
      if (tip != null && !tip.equals(state.base())) {
        Checkout theirs = reader.read(tip);
        groups = rebased(theirs, null);
        base = theirs;
        result = theirs.data().with(EditGroup.flat(groups));
      }
      if (groups.isEmpty()) {
        session.restart(SessionState.at(branch, tip));
        show(base, base.data());
        throw new InputException(
            "nothing is left to commit: commit " + base.commit().abbreviate(7).name() + " did it");
      }
      ObjectId commit = insert(base, groups, result, message, author);
      session.landing(branch, commit);
      if (git.move(branch, tip, commit)) {
        session.landed(branch, commit);
        int position = base.nextPosition() + countAdded(groups);
        show(new Checkout(commit, CommitFiles.read(git, commit), result, position), result);
        return CommitText.read(git.commit(commit));
      }
    }
  }

  private ObjectId insert(
      Checkout base, List<EditGroup> groups, Dataset result, String message, Author author)
      throws IOException {
    EditCounts counts = Changes.of(EditGroup.flat(groups), base.data(), result).counts();
    return git.insert(
        inserter -> {
          ObjectId tree =
              new EditedTree(git, base.commit(), base.files(), base.nextPosition())
                  .write(inserter, groups);
          CommitBuilder text = CommitText.builder(tree, List.of(base.commit()), message, counts);
          CommitText.sign(text, author, options.clock());
          return inserter.insert(text);
        });
  }

  private static int countAdded(List<EditGroup> groups) {
    return (int)
        EditGroup.flat(groups).stream().filter(LabelEdit.AddExample.class::isInstance).count();
  }

  private List<EditGroup> rebased(Checkout theirs, Side side) throws IOException {
    SessionState state = session.state();
    return Rebase.onto(
        state.groups(),
        committed(),
        theirs.data(),
        Rebase.meanwhile(git, checkedOut().files(), theirs.files(), state.groups()),
        side,
        theirs.commit().abbreviate(7).name());
  }

  private void show(Checkout checkout, Dataset edited) {
    committed = checkout;
    data = edited;
  }

  private String newBranch(ObjectId base) throws IOException {
    String name = "from-" + base.abbreviate(7).name();
    for (int i = 2; git.branch(name) != null; i++) {
      name = "from-" + base.abbreviate(7).name() + "-" + i;
    }
    return name;
  }

  /**
   * Brings this session to the tip of its branch and keeps its pending edits on top, taking one
   * side wherever both judged an example differently.
   *
   * @return the data set with the edits that are still pending
   */
  public synchronized Dataset settle(Side side) {
    return saving(
        "settling",
        folder.root(),
        () -> {
          String branch = session.state().branch();
          ObjectId tip = branch == null ? null : git.branch(branch);
          if (tip != null && !tip.equals(session.state().base())) {
            Checkout theirs = reader.read(tip);
            List<EditGroup> groups = rebased(theirs, side);
            session.restart(new SessionState(branch, tip, groups));
            show(theirs, null);
          }
          return data();
        });
  }

  /** The commits that led to the one checked out, newest first, at most so many. */
  public synchronized List<Commit> log(int max) {
    return saving(
        "reading the log",
        folder.root(),
        () -> {
          List<Commit> log = new ArrayList<>();
          try (RevWalk walk = new RevWalk(git.repository())) {
            walk.markStart(walk.parseCommit(session.state().base()));
            var commits = walk.iterator();
            while (log.size() < max && commits.hasNext()) {
              log.add(CommitText.read(commits.next()));
            }
          }
          return log;
        });
  }

  /**
   * What changed from one commit to another.
   *
   * @param from an id or its first digits, {@code HEAD}, {@code HEAD~2}, a branch or a tag
   * @param to the same
   */
  public synchronized LabelDiff diff(String from, String to) {
    return saving(
        "comparing commits",
        folder.root(),
        () ->
            new LabelDiffReader(
                    git, CommitFiles.read(git, resolve(from)), CommitFiles.read(git, resolve(to)))
                .read());
  }

  private ObjectId resolve(String revision) throws IOException {
    return Revisions.resolve(git, revision, session.state().base());
  }

  /**
   * Checks a commit out. A branch, or a commit that is the tip of one, is then what commits move;
   * an older commit is only looked at, and a commit from there begins a new branch.
   *
   * @param revision an id or its first digits, {@code HEAD~2}, a branch or a tag
   * @param discardPending whether pending edits may be given up
   * @throws InputException where edits are pending and may not be given up
   */
  public synchronized Dataset checkout(String revision, boolean discardPending) {
    int pending = pending().size();
    if (pending > 0 && !discardPending) {
      throw new InputException(
          pending
              + " pending edits would be lost; commit or undo them first, or check out with the"
              + " order to discard them");
    }
    return saving(
        "checking out " + revision,
        folder.root(),
        () -> {
          ObjectId commit = resolve(revision);
          boolean isBranch = commit.equals(git.branch(revision.strip()));
          String branch = isBranch ? revision.strip() : git.branchAt(commit);
          Checkout read = reader.read(commit);
          session.restart(SessionState.at(branch, commit));
          show(read, read.data());
          return read.data();
        });
  }

  /** Closes the session; its pending edits are there when it is opened again. */
  @Override
  public synchronized void close() {
    saving(
        "closing",
        folder.root(),
        () -> {
          git.close();
          session.close();
          return null;
        });
  }

  /** Work that needs the disk. */
  private interface Work<T> {
    T run() throws IOException;
  }

  private static <T> T saving(String what, Path where, Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw Durable.failure(what, where, e);
    }
  }
}
