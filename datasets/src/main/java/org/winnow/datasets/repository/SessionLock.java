package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A lock file of one session at a time; the operating system frees it when a process dies. */
public final class SessionLock implements AutoCloseable {
  /**
   * What this process holds. The locks of POSIX systems belong to a process, and closing any handle
   * of a file gives them up: the process itself must know not to open such a file again.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final long BETWEEN_TRIES_NANOS = 5_000_000;
  private static final long GIVE_UP_NANOS = 60_000_000_000L;

  private final Path file;
  private final FileChannel channel;

  private SessionLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Waits until nobody else has the lock, and takes it.
   *
   * @param busy who has it, for the message, as {@code another process has been committing}
   * @throws IOException where it stays taken for a minute, or the file cannot be made
   */
  public static SessionLock take(Path file, String busy) throws IOException {
    long start = System.nanoTime();
    while (true) {
      SessionLock lock = tryTake(file);
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() - start > GIVE_UP_NANOS) {
        throw new IOException(busy + " for a minute");
      }
      LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
    }
  }

  /** Takes the lock, or gives null where somebody else has it. */
  static SessionLock tryTake(Path file) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent()).toRealPath();
    Path real = folder.resolve(file.getFileName());
    if (!HELD.add(real)) {
      return null;
    }
    FileChannel channel = null;
    FileLock lock = null;
    try {
      channel = FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = channel.tryLock();
      return lock == null ? null : new SessionLock(real, channel);
    } finally {
      if (lock == null) {
        HELD.remove(real);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(file);
  }
}
