package org.winnow.insight;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Runs blocks of a range on all processors, each block with scratch memory of its own. */
final class Blocks {
  private Blocks() {}

  /** The work of one block {@code [from, to)}. */
  @FunctionalInterface
  interface Work<S> {
    void on(S scratch, int from, int to);
  }

  /**
   * Does all blocks.
   *
   * @throws CancellationException where the calling thread is interrupted before they are done
   */
  static <S> void forEach(int total, int size, Supplier<S> scratch, Work<S> work) {
    Thread caller = Thread.currentThread();
    IntStream.range(0, (total + size - 1) / size)
        .parallel()
        .forEach(
            b -> {
              if (caller.isInterrupted()) {
                throw new CancellationException("interrupted while comparing examples");
              }
              work.on(scratch.get(), b * size, Math.min(total, (b + 1) * size));
            });
  }
}
