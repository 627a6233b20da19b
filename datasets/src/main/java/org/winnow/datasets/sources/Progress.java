package org.winnow.datasets.sources;

/** Is told how far a long piece of work is; called often, from the working thread. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress SILENT = (what, done, total) -> {};

  /**
   * @param what in words, as {@code fetching train-images-idx3-ubyte.gz}
   * @param done bytes done so far
   * @param total bytes in all, or -1 where that is not known
   */
  void update(String what, long done, long total);
}
