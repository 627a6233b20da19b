package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private final SessionState.Reading reading;
  private final List<String> notices = new ArrayList<>();
  private SessionState state;
  private JournalFile journal;

  private Session(String name, Path folder, SessionLock lock, SessionState.Reading reading) {
    this.name = name;
    this.folder = folder;
    this.lock = lock;
    this.reading = reading;
  }

  /** Where a session stands that has no journal yet. */
  interface Start {
    SessionState state() throws IOException;
  }

  /** Opens a session whose lock is held, with the edits that are pending in it. */
  static Session open(Path folder, SessionLock lock, SessionState.Reading reading, Start fresh)
      throws IOException {
    Session session = new Session(folder.getFileName().toString(), folder, lock, reading);
    Files.createDirectories(folder);
    Path file = folder.resolve(JOURNAL);
    if (Files.exists(file)) {
      session.recover(file, fresh);
    } else {
      session.restart(fresh.state());
    }
    return session;
  }

  private void recover(Path file, Start fresh) throws IOException {
    JournalFile.Content content = JournalFile.read(file);
    SessionState found = SessionState.parse(content.records(), reading);
    if (content.torn().length > 0) {
      Files.write(folder.resolve(JOURNAL + ".torn"), content.torn());
      notices.add(
          "the last "
              + content.torn().length
              + " bytes of this session's journal were no whole edit, as after a sudden end; they"
              + " were set aside in "
              + JOURNAL
              + ".torn, every acknowledged edit is here");
    }
    restart(found == null ? fresh.state() : found);
    if (!state.groups().isEmpty()) {
      notices.add(
          EditGroup.flat(state.groups()).size()
              + " pending edits were found in session '"
              + name
              + "' and are back");
    }
  }

  String name() {
    return name;
  }

  SessionState state() {
    return state;
  }

  /** What a person should know of how the session was opened. */
  List<String> notices() {
    return List.copyOf(notices);
  }

  /** Stores and journals a group; when this returns, it lasts. */
  void add(EditGroup group) throws IOException {
    JournalLines lines = reading.lines(state.base());
    lines.storeBytes(group);
    journal().append(lines.text(group));
    state = state.with(group);
  }

  /** Takes the last group back. */
  EditGroup undo() throws IOException {
    EditGroup last = state.groups().get(state.groups().size() - 1);
    journal().append(SessionState.UNDO);
    state = state.withoutLast();
    return last;
  }

  /** Says that the pending edits are about to become a commit, in case the end comes first. */
  void landing(String branch, ObjectId commit) throws IOException {
    journal().append(SessionState.landing(branch, commit));
  }

  /** Goes on from another state, for which a new journal takes the place of the old. */
  void restart(SessionState next) throws IOException {
    JournalFile old = journal;
    journal =
        JournalFile.replace(folder.resolve(JOURNAL), next.records(reading.lines(next.base())));
    state = next;
    if (old != null) {
      old.close();
    }
  }

  /**
   * Goes on from the commit that the pending edits became. The branch holds it, and the journal
   * says so: where the journal cannot be renewed now, that is done before the next edit.
   */
  void landed(String branch, ObjectId commit) {
    SessionState next = SessionState.at(branch, commit);
    try {
      restart(next);
    } catch (IOException e) {
      state = next;
      overdue = true;
    }
  }

  private boolean overdue;

  private JournalFile journal() throws IOException {
    if (overdue) {
      restart(state);
      overdue = false;
    }
    return journal;
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      journal.close();
    }
  }
}
