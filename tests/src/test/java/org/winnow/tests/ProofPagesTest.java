package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tests that the pages of proofs name are there: none is cited that was renamed or removed. */
class ProofPagesTest {
  private static final Pattern CITED = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");

  /** A page, and how often at least it cites a test. */
  @ParameterizedTest
  @CsvSource({
    "kernel-proof.md, 100",
    "curation.md, 60",
    "labels-as-a-team.md, 40",
    "shipping-proof.md, 75",
    "training-compiler.md, 30"
  })
  void everyTestThatIsCitedExists(String name, int least) throws IOException {
    Map<String, Path> tests = tests();
    String page = Files.readString(Checkout.root().resolve("docs").resolve(name));
    List<MatchResult> cited = CITED.matcher(page).results().toList();

    assertTrue(cited.size() > least, cited.size() + " citations");
    assertEquals(
        List.of(), cited.stream().flatMap(one -> missing(one, tests).stream()).distinct().toList());
  }

  private static Optional<String> missing(MatchResult cited, Map<String, Path> tests) {
    Path file = tests.get(cited.group(1));
    if (file == null) {
      return Optional.of(cited.group(1));
    }
    try {
      boolean there =
          cited.group(2) == null || Files.readString(file).contains("void " + cited.group(2) + "(");
      return there ? Optional.empty() : Optional.of(cited.group(1) + "#" + cited.group(2));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The test classes of the whole checkout by their names, of two those of the later module. */
  private static Map<String, Path> tests() throws IOException {
    Map<String, Path> tests = new LinkedHashMap<>();
    for (String module : List.of("datasets", "training", "viz", "magics", "kernel", "tests")) {
      try (Stream<Path> files = Files.walk(Checkout.root().resolve(module + "/src/test/java"))) {
        files
            .filter(file -> file.toString().endsWith("Test.java"))
            .forEach(file -> tests.put(file.getFileName().toString().replace(".java", ""), file));
      }
    }
    return tests;
  }
}
