package org.winnow.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeededImportsTest {
  private static final List<String> LINES =
      List.of(
          "import java.util.*;",
          "import java.awt.*;",
          "import org.winnow.training.*;",
          "import java.util.List;",
          "import static java.lang.Math.*;",
          "import static java.util.Objects.hash;");

  private final NeededImports needed =
      new NeededImports(new CompilePath(List.of()).files(), getClass().getClassLoader());

  private String among(List<String> lines, String words) {
    return needed.among(lines, Set.of(words.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "s x,''",
    "ArrayList,import java.util.*;",
    "Color,import java.awt.*;",
    "Trainer x,import org.winnow.training.*;",
    "max,import static java.lang.Math.*;",
    "hash,import static java.util.Objects.hash;",
    "hashCode,''"
  })
  void onlyThatFromWhichANameIsStays(String words, String kept) {
    assertEquals(kept, among(LINES, words));
  }

  /** Were one left out, the compiler would not see that the name has two meanings. */
  @ParameterizedTest
  @CsvSource({"List,import java.util.*;import java.awt.*;import java.util.List;"})
  void allFromWhichANameIsStay(String words, String kept) {
    assertEquals(kept, among(LINES, words));
  }

  @ParameterizedTest
  @CsvSource({
    "import java.util.Map.*;", // the types within a type
    "import no.such.place.*;",
    "import static no.such.Type.*;",
    "import module java.base;"
  })
  void whatCannotBeLookedIntoStays(String line) {
    assertEquals(line, among(List.of(line), "x"));
  }
}
