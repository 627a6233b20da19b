package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;

/**
 * Pending edits of a session that were put aside, newest first. Each lies in a journal of its own
 * beside the session's, so it survives the end of the process.
 */
public final class Stashes {
  private static final String PREFIX = "stash-";

  /** What the files' names look like. */
  static final String FILE = PREFIX + "\\d{1,9}";

  private final DatasetRepository repository;

  Stashes(DatasetRepository repository) {
    this.repository = repository;
  }

  /** Those put aside, newest first. */
  public List<Stash> all() {
    return repository.working(
        "reading what was put aside",
        copy -> {
          List<Stash> all = new ArrayList<>();
          for (Path file : files(copy)) {
            SessionState state = read(copy, file);
            int edits = EditGroup.flat(state.groups()).size();
            all.add(new Stash(Optional.ofNullable(state.branch()), state.base().name(), edits));
          }
          return all;
        });
  }

  /**
   * Puts the pending edits aside, and returns how many.
   *
   * @throws InputException where none is pending
   */
  public int push() {
    return repository.working(
        "putting edits aside",
        copy -> {
          SessionState state = copy.session().state();
          if (state.groups().isEmpty()) {
            throw new InputException("there is nothing to put aside: no edit is pending");
          }
          List<Path> files = files(copy);
          int number = files.isEmpty() ? 1 : number(files.get(0)) + 1;
          Path file = copy.session().folder().resolve(PREFIX + number);
          var lines = copy.session().recovery().lines(state.base());
          JournalFile.replace(file, state.records(lines)).close();
          copy.move(SessionState.at(state.branch(), state.base()), null);
          return EditGroup.flat(state.groups()).size();
        });
  }

  /**
   * Makes the edits put aside last pending again, on the commit checked out.
   *
   * @throws InputException where edits are pending, or an example is judged differently here than
   *     where they were made; they stay aside then
   */
  public Dataset pop() {
    return repository.working(
        "taking edits up again",
        copy -> {
          SessionState now = copy.session().state();
          now.requireNoMerge();
          if (!now.groups().isEmpty()) {
            throw new InputException(
                "other edits are pending; %commit or %undo them first, or put them aside, too");
          }
          Path file = newest(copy);
          SessionState aside = read(copy, file);
          List<EditGroup> groups = fitted(copy, aside);
          copy.committed().data().with(EditGroup.flat(groups)); // first: it may be refused
          copy.move(
              new SessionState(now.branch(), now.base(), groups, Optional.empty()),
              copy.committed());
          Files.delete(file); // last: what comes between loses nothing
          return copy.data();
        });
  }

  private static List<EditGroup> fitted(WorkingCopy copy, SessionState aside) throws IOException {
    Checkout here = copy.committed();
    Checkout there = copy.read(aside.base());
    try {
      return Rebase.onto(
          aside.groups(),
          there.data(),
          here.data(),
          Rebase.meanwhile(copy.git(), there.files(), here.files(), aside.groups()),
          null,
          here.shortName());
    } catch (EditConflictException e) {
      throw e.instead("be taken up on " + here.shortName());
    }
  }

  /** Throws away what was put aside last, and returns how many edits that were. */
  public int drop() {
    return repository.working(
        "throwing edits away",
        copy -> {
          Path file = newest(copy);
          int edits = EditGroup.flat(read(copy, file).groups()).size();
          Files.delete(file);
          return edits;
        });
  }

  private static Path newest(WorkingCopy copy) throws IOException {
    List<Path> files = files(copy);
    if (files.isEmpty()) {
      throw new InputException("nothing was put aside; %stash does that with pending edits");
    }
    return files.get(0);
  }

  private static List<Path> files(WorkingCopy copy) throws IOException {
    try (Stream<Path> files = Files.list(copy.session().folder())) {
      return files
          .filter(file -> file.getFileName().toString().matches(FILE))
          .sorted(Comparator.comparingInt(Stashes::number).reversed())
          .toList();
    }
  }

  private static int number(Path file) {
    return Integer.parseInt(file.getFileName().toString().substring(PREFIX.length()));
  }

  private static SessionState read(WorkingCopy copy, Path file) throws IOException {
    return SessionState.parse(JournalFile.read(file).records(), copy.session().recovery());
  }
}
