package org.winnow.datasets;

import java.util.List;
import java.util.Set;

/** What people and programs write into a table's cell where a value is missing. */
public final class MissingText {
  private static final List<String> ALL =
      List.of("", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "?");
  private static final Set<String> KNOWN = Set.copyOf(ALL);

  private MissingText() {}

  /**
   * Whether a written value stands for "missing": nothing but spaces, or one of {@code NA N/A n/a
   * NaN nan null NULL ?}.
   */
  public static boolean is(String written) {
    return KNOWN.contains(written.strip());
  }

  /** All of these, without spaces around. */
  public static List<String> all() {
    return ALL;
  }
}
