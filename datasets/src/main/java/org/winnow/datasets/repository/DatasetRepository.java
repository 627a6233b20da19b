package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Path folder;
  private final RepositoryOptions options;
  private final WorkingCopy copy;

  DatasetRepository(Path path, RepositoryOptions options) throws IOException {
    this.folder = path.toAbsolutePath().normalize();
    this.options = options;
    copy = WorkingCopy.open(folder, options);
  }

  /**
   * Creates a repository whose first commit holds a data set, and opens it. Planted truth is not
   * stored: it is in what this gives back alone. The folder must not hold anything yet.
   *
   * @throws InputException where it does
   */
  public static DatasetRepository create(
      Path folder, Dataset data, String message, RepositoryOptions options) {
    return RepositoryCreation.opened(folder, data, message, options, false);
  }

  /**
   * As {@code create}, but an earlier repository in the folder is deleted with its history.
   *
   * @throws InputException where a session of the earlier one is open, in this process or another
   */
  public static DatasetRepository createFresh(
      Path folder, Dataset data, String message, RepositoryOptions options) {
    return RepositoryCreation.opened(folder, data, message, options, true);
  }

  /**
   * Moves a repository to {@code NAME.before} beside it, in place of what was set aside earlier.
   *
   * @throws InputException where a session of it is open, in this process or another: that one
   *     would go on writing into whatever takes the repository's place
   */
  public static Path setAside(Path folder) {
    RepositoryFolder old = new RepositoryFolder(folder.toAbsolutePath().normalize());
    return Durable.saving("setting the repository aside", folder, old::setAside);
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
    return Durable.saving(
        "opening the repository", folder, () -> new DatasetRepository(folder, options));
  }

  /** Whether a folder holds a label repository. */
  public static boolean exists(Path folder) {
    return new RepositoryFolder(folder).isRepository();
  }

  /** What a person should know of how this was opened: edits that came back, a torn journal. */
  public synchronized List<String> notices() {
    return copy.session().notices();
  }

  /** The name of the session whose place and pending edits these are. */
  public String session() {
    return copy.session().name();
  }

  /** The id of the commit checked out: 40 hexadecimal digits. */
  public synchronized String head() {
    return copy.base().name();
  }

  /** The branch a commit moves; empty where an older commit is checked out. */
  public synchronized Optional<String> branch() {
    return copy.branch();
  }

  /** The data set as it is in the commit checked out. */
  public synchronized Dataset committed() {
    return saving("reading the labels", () -> copy.committed().data());
  }

  /** The data set as it is in another commit: an id or its first digits, a branch or a tag. */
  public Dataset at(String revision) {
    return working("reading " + revision, copy -> copy.at(revision));
  }

  /** The data set with the pending edits. */
  public synchronized Dataset data() {
    return saving("reading the labels", copy::data);
  }

  /** Full id → note of the examples that want a second look, with the pending edits. */
  public synchronized Map<String, String> flags() {
    return saving("reading the flags", copy::flags);
  }

  /** Edits not yet committed, oldest first. */
  public synchronized List<LabelEdit> pending() {
    return copy.pending();
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
    if (!edits.isEmpty()) {
      saving(
          "saving " + edits.size() + " edits",
          () -> {
            copy.edit(edits, source);
            return null;
          });
    }
  }

  /** Takes the last group of edits back and returns it; empty where none is pending. */
  public synchronized List<LabelEdit> undo() {
    return pending().isEmpty() ? List.of() : saving("undoing", copy::undo);
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
   * @throws EditConflictException where others judged the same differently; the edits stay pending
   * @throws InputException where nothing is pending or the message is empty
   */
  public synchronized Commit commit(String message, Author author) {
    if (pending().isEmpty()) {
      throw new InputException("there is nothing to commit: no edit is pending");
    }
    return saving("committing", () -> copy.commit(message, author));
  }

  /** Goes to the branch's tip with the pending edits, one side's where both judged differently. */
  public synchronized Dataset settle(Side side) {
    return saving("settling", () -> copy.settle(side));
  }

  /** The other repositories that labels are exchanged with. */
  public Remotes remotes() {
    return new Remotes(this, options.access());
  }

  /** The branches. */
  public Branches branches() {
    return new Branches(this);
  }

  /** The tags. */
  public Tags tags() {
    return new Tags(this);
  }

  /** Merges into the commit checked out. */
  public Merges merges() {
    return new Merges(this);
  }

  /** Taking back what was committed. */
  public Reverts reverts() {
    return new Reverts(this);
  }

  /** Edits that were put aside. */
  public Stashes stashes() {
    return new Stashes(this);
  }

  /** Where examples came from. */
  public ExampleSources sources() {
    return new ExampleSources(this);
  }

  /** Erasing examples on request. */
  public Forgetting forgetting() {
    return new Forgetting(this);
  }

  /** Who gave which label. */
  public Blame blame() {
    return new Blame(this);
  }

  /** The classes. */
  public Classes classes() {
    return new Classes(this);
  }

  /** The commits that led to the one checked out, newest first, at most so many. */
  public synchronized List<Commit> log(int max) {
    return log(LogQuery.all().withMost(max));
  }

  /** The commits that a query asks for. */
  public synchronized List<Commit> log(LogQuery query) {
    return saving("reading the log", () -> new History(copy.git()).log(query, copy.base()));
  }

  /** What changed between two commits: ids or first digits, {@code HEAD~2}, branches or tags. */
  public synchronized LabelDiff diff(String from, String to) {
    return saving(
        "comparing commits",
        () ->
            new History(copy.git())
                .diff(
                    Revisions.resolve(copy.git(), from, copy.base()),
                    Revisions.resolve(copy.git(), to, copy.base())));
  }

  /**
   * Checks a commit out. A branch, or a commit that is a branch's tip, is then what commits move;
   * an older one is only looked at, and a commit from there begins a new branch.
   *
   * @param revision an id or its first digits, {@code HEAD~2}, a branch or a tag
   * @param discardPending whether pending edits may be given up; else they refuse it
   */
  public synchronized Dataset checkout(String revision, boolean discardPending) {
    int pending = pending().size();
    if (pending > 0 && !discardPending) {
      throw new InputException(
          pending + " pending edits would be lost; commit, undo or discard them first");
    }
    return saving("checking out " + revision, () -> copy.checkout(revision));
  }

  /**
   * Packs all commits as small as can be. That happens by itself in the background when many have
   * been made, for those that are worth it. Gives how many packs there were.
   */
  public int pack() {
    return working("packing", copy -> copy.git().packing().all());
  }

  /** Closes the session; its pending edits are there when it is opened again. */
  @Override
  public synchronized void close() {
    saving(
        "closing",
        () -> {
          copy.close();
          return null;
        });
  }

  /** Work on what is checked out, alone. */
  synchronized <T> T working(String what, Work<T> work) {
    return saving(what, () -> work.on(copy));
  }

  /** Work on what is checked out. */
  interface Work<T> {
    T on(WorkingCopy copy) throws IOException;
  }

  private <T> T saving(String what, Durable.Work<T> work) {
    return Durable.saving(what, folder, work);
  }
}
