package org.winnow.datasets;

/**
 * Where a data set came from, for people and for the record.
 *
 * @param name a short name, as {@code UCI optical digits}
 * @param licence its licence, or {@code unknown}
 * @param address where it can be had, or empty
 */
public record SourceNote(String name, String licence, String address) {
  /** A source of which only the name is known. */
  public static SourceNote named(String name) {
    return new SourceNote(name, "unknown", "");
  }
}
