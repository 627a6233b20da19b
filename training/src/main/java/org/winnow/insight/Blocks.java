package org.winnow.insight;

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

  static <S> void forEach(int total, int size, Supplier<S> scratch, Work<S> work) {
    IntStream.range(0, (total + size - 1) / size)
        .parallel()
        .forEach(b -> work.on(scratch.get(), b * size, Math.min(total, (b + 1) * size)));
  }
}
