package org.winnow.datasets;

import java.util.regex.Pattern;

/**
 * Where a data set came from, for people and for the record.
 *
 * @param name a short name, as {@code UCI optical digits}
 * @param licence its licence, or {@code unknown}
 * @param address where it can be had, or empty
 */
public record SourceNote(String name, String licence, String address) {
  private static final Pattern SECRET =
      Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://[^/@]*:[^/@]*@.*");

  /**
   * The same with what a person says of where it came from: an address, or a name.
   *
   * @throws InputException where an address holds a password, which would be in every clone
   */
  public SourceNote from(String where) {
    if (SECRET.matcher(where).matches()) {
      throw new InputException(
          "the address of a source holds a password, and would be in every clone; leave it out");
    }
    return where.contains("://")
        ? new SourceNote(name, licence, where)
        : new SourceNote(where, licence, address);
  }

  /** The same under a licence. */
  public SourceNote withLicence(String value) {
    return new SourceNote(name, value, address);
  }

  /** A source of which only the name is known. */
  public static SourceNote named(String name) {
    return new SourceNote(name, "unknown", "");
  }
}
