package org.winnow.datasets.sources;

/**
 * Where named data sets come from.
 *
 * @param caches folders in which they are kept
 * @param offline whether nothing may be fetched
 * @param progress is told how far a download is
 */
public record Fetching(Caches caches, boolean offline, Progress progress) {
  /** Caches where the environment says, fetching allowed, nobody told. */
  public static Fetching standard() {
    return new Fetching(Caches.fromEnvironment(System.getenv()), false, Progress.SILENT);
  }
}
