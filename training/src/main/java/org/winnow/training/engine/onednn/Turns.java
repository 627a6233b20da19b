package org.winnow.training.engine.onednn;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one thread of one process of a user work at a time. The system passes on the turn of a
 * process that dies. Where files cannot be locked, this holds within the process alone.
 */
final class Turns {
  private final ReentrantLock here = new ReentrantLock();
  private final Path file;

  /**
   * @param file that the processes have in common; it stays empty
   */
  Turns(Path file) {
    this.file = file;
  }

  /** Waits for the turn, then works. */
  <T> T alone(Supplier<T> work) {
    here.lock();
    FileChannel among = locked();
    try {
      return work.get();
    } finally {
      close(among);
      here.unlock();
    }
  }

  /** The locked file, or null where that cannot be had. */
  private FileChannel locked() {
    FileChannel channel = null;
    try {
      Files.createDirectories(file.getParent());
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      return channel;
    } catch (IOException | OverlappingFileLockException notHere) {
      close(channel);
      return null;
    }
  }

  private static void close(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException alreadyGone) {
      // The lock goes with the channel, whatever the system says of it.
    }
  }
}
