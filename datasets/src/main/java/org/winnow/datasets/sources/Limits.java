package org.winnow.datasets.sources;

/**
 * What may be unpacked at most, so that a small file cannot fill the memory or the disk.
 *
 * @param bytes of one unpacked file or archive
 * @param entries of an archive, or files of a folder
 * @param pixels of one picture, before it is resized
 */
public record Limits(long bytes, int entries, long pixels) {
  private static final long GIB = 1L << 30;

  /** 2 GiB, 5,000,000 entries, 50 million pixels. */
  public static Limits standard() {
    return new Limits(2 * GIB, 5_000_000, 50_000_000);
  }
}
