package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.InputException;

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

  /** Number of pending edits, or -1 where the journal cannot be read. */
  private int pending(String name) throws IOException {
    try {
      JournalFile.Content content = JournalFile.read(folder.session(name).resolve(Session.JOURNAL));
      SessionState state = SessionState.parse(content.records(), recovery);
      return state == null ? 0 : EditGroup.flat(state.groups()).size();
    } catch (InputException e) {
      return -1;
    }
  }
}
