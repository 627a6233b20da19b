package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;

/**
 * One person's place in a repository: which commit is checked out and which edits are pending, kept
 * in a journal of its own that no other session writes.
 */
final class Session implements AutoCloseable {
  static final String JOURNAL = "journal";
  private final String name;
  private final Path folder;
  private final SessionLock lock;
  private final Recovery recovery;
  private final List<String> notices = new ArrayList<>();
  private SessionState state;
  private JournalFile journal;
  private String unsaid;

  private Session(RepositoryFolder repository, RepositoryFolder.Taken taken, Recovery recovery) {
    this.name = taken.name();
    this.folder = repository.session(name);
    this.lock = taken.lock();
    this.recovery = recovery;
  }

  /** Opens the named session or a standard one, with the edits that are pending in it. */
  static Session open(RepositoryFolder repository, Optional<String> wanted, Recovery recovery)
      throws IOException {
    Session session = new Session(repository, repository.take(wanted), recovery);
    boolean opened = false;
    try {
      session.open();
      session.notices.addAll(
          new OtherSessions(repository, recovery).withPendingEdits(session.name));
      opened = true;
    } finally {
      if (!opened) {
        session.close();
      }
    }
    return session;
  }

  private void open() throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(JOURNAL);
    if (!Files.exists(file)) {
      restart(recovery.start());
      return;
    }
    JournalFile.Content content = JournalFile.read(file);
    SessionState found = SessionState.parse(content.records(), recovery);
    if (content.torn().length > 0) {
      setAside(content.torn());
    }
    restart(found == null ? recovery.start() : found);
    if (!state.groups().isEmpty()) {
      notices.add(
          EditGroup.flat(state.groups()).size()
              + " pending edits of session '"
              + name
              + "' are back");
    }
    state
        .merging()
        .ifPresent(
            merge ->
                notices.add(
                    "the merge of "
                        + merge.name()
                        + " is not finished: %resolve shows its conflicts, %merge --abort gives it"
                        + " up"));
  }

  private void setAside(byte[] torn) throws IOException {
    Path aside = folder.resolve(JOURNAL + ".torn");
    Files.write(aside, torn);
    notices.add(
        "the last "
            + torn.length
            + " bytes of the journal of session '"
            + name
            + "' are no whole edit, as after a sudden end; they are kept in "
            + aside);
  }

  String name() {
    return name;
  }

  SessionState state() {
    return state;
  }

  /** Where the session's journals lie. */
  Path folder() {
    return folder;
  }

  /** What its journals are read with. */
  Recovery recovery() {
    return recovery;
  }

  /** What a person should know of how the session was opened. */
  List<String> notices() {
    return List.copyOf(notices);
  }

  /** Stores and journals a group; when this returns, it lasts. */
  void add(EditGroup group) throws IOException {
    JournalLines lines = recovery.lines(state.base());
    lines.storeBytes(group);
    append(lines.text(group));
    state = state.with(group);
  }

  /** Takes the last group back. */
  EditGroup undo() throws IOException {
    EditGroup last = state.groups().get(state.groups().size() - 1);
    append(SessionState.UNDO);
    state = state.withoutLast();
    return last;
  }

  /** A merge waits for its conflicts to be settled; when this returns, that lasts. */
  void merging(Merging merge) throws IOException {
    append(MergeLines.begun(merge));
    state = state.merging(merge);
    if (!merge.choices().isEmpty()) {
      settled(merge.choices());
    }
  }

  /** Settles conflicts of the merge in progress; when this returns, that lasts. */
  void settled(Map<String, Choice> choices) throws IOException {
    append(MergeLines.settled(choices));
    state = state.merging(state.merging().orElseThrow().with(choices));
  }

  /** Opens settled conflicts again; when this returns, that lasts. */
  void reopened(Set<String> ids) throws IOException {
    append(MergeLines.reopened(ids));
    state = state.merging(state.requireMerge().without(ids));
  }

  /** Says that the pending edits are about to become a commit, in case the end comes first. */
  void landing(String branch, ObjectId commit) throws IOException {
    append(SessionState.landing(branch, commit));
  }

  /** Goes on from another state, for which a new journal takes the place of the old. */
  void restart(SessionState next) throws IOException {
    List<String> records = next.records(recovery.lines(next.base()));
    JournalFile old = journal;
    journal = JournalFile.replace(folder.resolve(JOURNAL), records);
    state = next;
    unsaid = null;
    if (old != null) {
      old.close();
    }
  }

  /**
   * Goes on from the commit that the pending edits became. The journal says already that they were
   * about to; that they did is said with the next record, at no cost of its own.
   */
  void landed(String branch, ObjectId commit) {
    state = SessionState.at(branch, commit);
    unsaid = SessionState.landed(branch, commit);
  }

  private void append(String record) throws IOException {
    if (unsaid == null) {
      journal.append(record);
    } else {
      journal.append(unsaid, record);
      unsaid = null;
    }
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      if (journal != null) {
        journal.close();
      }
    }
  }
}
