package org.winnow.kernel.java;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** Small pieces of Java, each different, that use what the pieces of most cells use. */
final class RehearsedPieces {
  /** So often everything that a plain piece needs is run, and by then compiled. */
  private static final int COUNT = 150;

  private static final List<String> FORMS =
      List.of(
          "%d + 1",
          "Math.max(%d, 2);",
          "List.of(%d, 2).size()",
          "for (int i = 0; i < 2; i++) { Integer.toString(i + %d); }",
          "Stream.of(%d).map(i -> i + 1).toList()");

  private RehearsedPieces() {}

  /** The pieces, each made when it is its turn. */
  static Iterator<String> all() {
    return IntStream.range(0, COUNT)
        .mapToObj(i -> FORMS.get(i % FORMS.size()).formatted(i))
        .iterator();
  }
}
