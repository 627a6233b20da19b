package org.winnow.datasets;

/** What people and programs write into a table's cell where a value is missing. */
public final class MissingText {
  private MissingText() {}

  /**
   * Whether a written value stands for "missing": nothing but spaces, or one of {@code NA N/A n/a
   * NaN nan null NULL ?}.
   */
  public static boolean is(String written) {
    return switch (written.strip()) {
      case "", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "?" -> true;
      default -> false;
    };
  }
}
