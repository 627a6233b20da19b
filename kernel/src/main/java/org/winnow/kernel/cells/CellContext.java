package org.winnow.kernel.cells;

import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Knows which cell a thread works for: the one that started it, or the one that started the thread
 * that started it, and so on.
 *
 * <p>This is static because {@code System.out} is. Threads of a shared pool belong to no cell; they
 * count to the one that ran last.
 */
public final class CellContext {
  private static final InheritableThreadLocal<NotebookHost> OF_THREAD =
      new InheritableThreadLocal<>();
  private static volatile NotebookHost latest;

  private CellContext() {}

  /** The cell of this thread, or null before the first one. */
  public static NotebookHost current() {
    NotebookHost own =
        Thread.currentThread() instanceof ForkJoinWorkerThread ? null : OF_THREAD.get();
    return own == null ? latest : own;
  }

  /** Has this thread, and those it starts, work for a cell. */
  static void enter(NotebookHost cell) {
    latest = cell;
    OF_THREAD.set(cell);
  }
}
