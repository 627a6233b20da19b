package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;

/** The places inside a repository's folder that git does not know of. */
record RepositoryFolder(Path root) {
  private static final String OWN = "winnow";
  private static final int MOST_SESSIONS = 100;

  boolean isRepository() {
    return Files.isRegularFile(root.resolve("HEAD")) && Files.isDirectory(root.resolve(OWN));
  }

  void createOwn() throws IOException {
    Files.createDirectories(sessions());
  }

  BlobStore blobs() {
    return new BlobStore(root.resolve(OWN).resolve("blobs"));
  }

  private Path sessions() {
    return root.resolve(OWN).resolve("sessions");
  }

  Path session(String name) {
    return sessions().resolve(name);
  }

  private Path lockFile(String session) {
    return sessions().resolve(session + ".lock");
  }

  /** A session that is now this process's own. */
  record Taken(String name, SessionLock lock) {}

  /** Takes the named session, or where none is named the first standard one not in use. */
  Taken take(Optional<String> wanted) throws IOException {
    String standard = RepositoryOptions.STANDARD_SESSION;
    for (int i = 1; i <= MOST_SESSIONS; i++) {
      String name = wanted.orElse(i == 1 ? standard : standard + "-" + i);
      SessionLock lock = SessionLock.tryTake(lockFile(name));
      if (lock != null) {
        return new Taken(name, lock);
      }
      if (wanted.isPresent()) {
        throw new InputException(
            "session '"
                + name
                + "' of "
                + root
                + " is in use by another notebook or process; close that, or choose another session");
      }
    }
    throw new InputException(MOST_SESSIONS + " sessions of " + root + " are in use; close some");
  }

  /** Names of all sessions that have a journal. */
  List<String> sessionNames() throws IOException {
    if (!Files.isDirectory(sessions())) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(sessions())) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(Session.JOURNAL)))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** Refuses where any session is open. */
  void requireUnused() throws IOException {
    requireUnusedBut("");
  }

  /** Refuses where any other session is open. */
  void requireUnusedBut(String own) throws IOException {
    List<String> open = openBut(own);
    if (!open.isEmpty()) {
      throw new InputException(
          root + " is open in sessions " + open + "; close them first, then try again");
    }
  }

  /** Names of the other sessions that are open. */
  List<String> openBut(String own) throws IOException {
    List<String> open = new ArrayList<>();
    for (String name : sessionNames()) {
      SessionLock lock = name.equals(own) ? null : SessionLock.tryTake(lockFile(name));
      if (lock != null) {
        lock.close();
      } else if (!name.equals(own)) {
        open.add(name);
      }
    }
    return open;
  }

  /** Where the repository lies that was set aside from here. */
  RepositoryFolder before() {
    return new RepositoryFolder(root.resolveSibling(root.getFileName() + ".before"));
  }

  Path setAside() throws IOException {
    requireUnused();
    RepositoryFolder before = before();
    if (before.isRepository()) {
      before.delete();
    }
    return Files.move(root, before.root);
  }

  void delete() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
