package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;

/** Takes the pending edits of some examples out of all journals of a repository. */
record JournalErasure(WorkingCopy copy, Set<String> ids) {
  /**
   * What all journals say, of this session and others, and those put aside.
   *
   * @throws InputException where one cannot be read
   */
  static Map<Path, SessionState> journals(WorkingCopy copy) throws IOException {
    Map<Path, SessionState> all = new TreeMap<>();
    for (String name : copy.folder().sessionNames()) {
      try (Stream<Path> files = Files.list(copy.folder().session(name))) {
        for (Path file : files.toList()) {
          String kind = file.getFileName().toString();
          if (kind.equals(Session.JOURNAL) || kind.matches(Stashes.FILE)) {
            SessionState state = read(copy, file);
            if (state != null) {
              all.put(file, state);
            }
          }
        }
      }
    }
    return all;
  }

  private static SessionState read(WorkingCopy copy, Path file) throws IOException {
    try {
      return SessionState.parse(JournalFile.read(file).records(), copy.session().recovery());
    } catch (InputException e) {
      throw new InputException(
          "the pending edits in "
              + file
              + " cannot be read, so none can be taken out; move that file away first: "
              + e.getMessage(),
          e);
    }
  }

  /** Writes the journals anew, this session's own too. */
  void carryOut() throws IOException {
    Path own = copy.session().folder().resolve(Session.JOURNAL);
    for (Map.Entry<Path, SessionState> journal : journals(copy).entrySet()) {
      SessionState left = without(journal.getValue());
      if (journal.getKey().equals(own)) {
        copy.move(without(copy.session().state()), null);
      } else if (!left.equals(journal.getValue())) {
        JournalLines lines = copy.session().recovery().lines(left.base());
        JournalFile.replace(journal.getKey(), left.records(lines)).close();
      }
    }
  }

  private SessionState without(SessionState state) {
    List<EditGroup> groups =
        state.groups().stream()
            .map(group -> new EditGroup(kept(group), group.source()))
            .filter(group -> !group.edits().isEmpty())
            .toList();
    return new SessionState(state.branch(), state.base(), groups, state.merging());
  }

  private List<LabelEdit> kept(EditGroup group) {
    return group.edits().stream().filter(edit -> !ids.contains(edit.id())).toList();
  }
}
