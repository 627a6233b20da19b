package org.winnow.datasets.sources;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/**
 * Fills the columns of a table on a thread of its own while the file is still being read: each
 * takes about as long as the other (0.4 s of processor time for 1,000,000 × 10 cells).
 */
final class ColumnThread implements AutoCloseable {
  private static final int BATCHES = 4;

  private final ColumnBuilder[] builders;
  private final CellBatch end = new CellBatch();
  private final BlockingQueue<CellBatch> full = new ArrayBlockingQueue<>(BATCHES + 1);
  private final BlockingQueue<CellBatch> empty = new ArrayBlockingQueue<>(BATCHES);
  private final Thread thread;
  private CellBatch batch = new CellBatch();
  private volatile Throwable failure;

  /**
   * @param builders one a column, null for columns that are not wanted
   */
  ColumnThread(ColumnBuilder[] builders) {
    this.builders = builders;
    for (int i = 1; i < BATCHES; i++) {
      empty.add(new CellBatch());
    }
    thread = new Thread(this::fill, "winnow-table-columns");
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes the next cell; cells come row by row, all columns in order. */
  void cell(char[] text, int from, int length) {
    if (!batch.fits(length)) {
      try {
        full.put(batch);
        batch = empty.take();
      } catch (InterruptedException e) {
        throw cancelled(e);
      }
    }
    batch.add(text, from, length);
  }

  /** Waits until all cells are in their columns. */
  void finish() {
    try {
      full.put(batch);
      full.put(end);
      thread.join();
    } catch (InterruptedException e) {
      throw cancelled(e);
    }
    if (failure != null) {
      throw new IllegalStateException("the columns of a table could not be filled", failure);
    }
  }

  /** Ends the thread, whatever it has still to do. */
  @Override
  public void close() {
    thread.interrupt();
  }

  private static CancellationException cancelled(InterruptedException e) {
    Thread.currentThread().interrupt();
    CancellationException cancelled = new CancellationException("reading a table was interrupted");
    cancelled.initCause(e);
    return cancelled;
  }

  private void fill() {
    int column = 0;
    try {
      for (CellBatch b = full.take(); b != end; b = full.take()) {
        if (failure == null) {
          column = give(b, column);
        }
        empty.put(b.emptied());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed: nobody waits for the columns
    }
  }

  /** A failure, also of memory, is kept for the reading thread, which must not wait for ever. */
  private int give(CellBatch b, int column) {
    try {
      return b.giveTo(builders, column);
    } catch (RuntimeException | OutOfMemoryError e) {
      failure = e;
      return column;
    }
  }
}
