package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.locks.LockSupport;

/**
 * Deals with git's own lock file of a branch, which a process killed in the wrong moment leaves
 * behind. It is waited for; only when it stays the same for long is it taken for left behind. That
 * cannot hit another Winnow, since all of them move branches one at a time.
 */
final class BranchLock {
  private static final long BETWEEN_TRIES_NANOS = 5_000_000;
  private static final long LEFT_BEHIND_NANOS = 1_000_000_000;
  private static final long GIVE_UP_NANOS = 60_000_000_000L;
  private final Path file;
  private final long start = System.nanoTime();
  private FileTime seen;
  private long since;

  BranchLock(Path repository, String branch) {
    file = repository.resolve("refs").resolve("heads").resolve(branch + ".lock");
  }

  /** Waits until this process alone may move branches. */
  static SessionLock take(Path repository) throws IOException {
    Path own = repository.resolve("winnow").resolve("branches.lock");
    return SessionLock.take(own, "another process has been committing");
  }

  /** Waits a little, or removes a lock file that has been the same for a second. */
  void waitOrRemove() throws IOException {
    if (System.nanoTime() - start > GIVE_UP_NANOS) {
      throw new IOException("the branch has been locked for a minute by " + file);
    }
    LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
    FileTime now;
    try {
      now = Files.getLastModifiedTime(file);
    } catch (NoSuchFileException e) {
      return; // given up by its owner meanwhile
    }
    if (!now.equals(seen)) {
      seen = now;
      since = System.nanoTime();
    } else if (System.nanoTime() - since > LEFT_BEHIND_NANOS) {
      Files.deleteIfExists(file);
    }
  }
}
