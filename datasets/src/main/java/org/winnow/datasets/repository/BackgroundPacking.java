package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts the packs of a repository together when they pile up, while its user goes on; one process at
 * a time does so. What goes wrong harms nothing: the old packs stay.
 */
final class BackgroundPacking implements AutoCloseable {
  /** Each commit makes a pack, and an object is looked for in one after the other. */
  private static final int MOST_PACKS = 50;

  private final GitStore git;
  private volatile boolean wanted = true;
  private Thread thread;

  BackgroundPacking(GitStore git) {
    this.git = git;
  }

  /** Begins, if there are many packs and nothing is going on. */
  synchronized void look() {
    boolean busy = thread != null && thread.isAlive();
    int packs = git.repository().getObjectDatabase().getPacks().size();
    if (wanted && !busy && packs > MOST_PACKS) {
      thread = new Thread(this::run, "winnow-packing");
      thread.setDaemon(true);
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.start();
    }
  }

  private void run() {
    try (SessionLock lock = SessionLock.tryTake(lockFile())) {
      if (lock != null) { // else another process is at it
        Repacking packing = new Repacking(git, () -> wanted);
        together(packing, packing.piledUp());
      }
    } catch (IOException | RuntimeException e) {
      wanted = false; // a full disk, or packs that are damaged: whoever reads them is told
    }
  }

  /** Puts all packs into one, and gives how many there were when that is done. */
  int all() throws IOException {
    SessionLock lock = SessionLock.take(lockFile(), "another process has been packing");
    try {
      Repacking packing = new Repacking(git, () -> true);
      List<Path> packs = packing.packs();
      together(packing, packs);
      return packs.size();
    } finally {
      lock.close();
    }
  }

  private Path lockFile() {
    return git.repository().getDirectory().toPath().resolve("winnow").resolve("packing.lock");
  }

  private void together(Repacking packing, List<Path> packs) throws IOException {
    if (packs.size() > 1) {
      packing.together(packs);
      new CommitGraphFile(git).write();
    }
  }

  /** Stops what is going on and waits for its end, which takes a moment. */
  @Override
  public void close() {
    wanted = false;
    await();
  }

  /** Waits until nothing goes on. */
  void await() {
    Thread running;
    synchronized (this) {
      running = thread;
    }
    boolean interrupted = false;
    while (running != null && running.isAlive()) {
      try {
        running.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
