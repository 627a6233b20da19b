package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;

/** Looks into the journals of other sessions, so that no pending edit is forgotten. */
record OtherSessions(RepositoryFolder folder, Recovery recovery) {
  /** A sentence for each other session in which edits are pending. */
  List<String> withPendingEdits(String own) throws IOException {
    List<String> notices = new ArrayList<>();
    for (String name : folder.sessionNames()) {
      if (!name.equals(own)) {
        int pending = pending(name);
        if (pending > 0) {
          notices.add(
              "session '"
                  + name
                  + "' of this repository has "
                  + pending
                  + (pending == 1 ? " pending edit" : " pending edits"));
        } else if (pending < 0) {
          notices.add("the journal of session '" + name + "' cannot be read");
        }
      }
    }
    return notices;
  }

  /** Names of the other sessions that are on a branch. */
  List<String> on(String own, String branch) throws IOException {
    List<String> found = new ArrayList<>();
    for (String name : folder.sessionNames()) {
      if (!name.equals(own) && state(name).map(s -> branch.equals(s.branch())).orElse(false)) {
        found.add(name);
      }
    }
    return found;
  }

  /** Number of pending edits, or -1 where the journal cannot be read. */
  private int pending(String name) throws IOException {
    try {
      return state(name).map(state -> EditGroup.flat(state.groups()).size()).orElse(0);
    } catch (InputException e) {
      return -1;
    }
  }

  /**
   * Examples that are pending in any session, this one too; journals that cannot be read have none.
   */
  List<LabelEdit.AddExample> pendingExamples() throws IOException {
    List<LabelEdit.AddExample> found = new ArrayList<>();
    for (String name : folder.sessionNames()) {
      if (pending(name) > 0) {
        for (LabelEdit edit : EditGroup.flat(state(name).orElseThrow().groups())) {
          if (edit instanceof LabelEdit.AddExample add) {
            found.add(add);
          }
        }
      }
    }
    return found;
  }

  private Optional<SessionState> state(String name) throws IOException {
    JournalFile.Content content = JournalFile.read(folder.session(name).resolve(Session.JOURNAL));
    return Optional.ofNullable(SessionState.parse(content.records(), recovery));
  }
}
