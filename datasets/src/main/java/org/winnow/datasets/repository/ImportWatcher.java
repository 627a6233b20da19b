package org.winnow.datasets.repository;

/**
 * Watches a repository being made, which takes a while for a million examples. One that throws, as
 * a {@link java.util.concurrent.CancellationException}, ends it; nothing of the repository is left.
 */
@FunctionalInterface
public interface ImportWatcher {
  /**
   * Told some hundred times.
   *
   * @param done examples written so far; each is written twice, its bytes and its label
   * @param total of all to be written
   */
  void written(long done, long total);

  /** Lets it go on and tells nobody. */
  static ImportWatcher silent() {
    return (done, total) -> {};
  }
}
