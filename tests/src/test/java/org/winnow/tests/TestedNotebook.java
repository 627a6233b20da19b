package org.winnow.tests;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A notebook of the project with what it must show.
 *
 * @param file the notebook
 * @param expected its claims: the file of the same name under {@code expected/} beside it
 */
record TestedNotebook(Path file, Path expected) {

  /** Every notebook that users are given, and the small one that proves the kernel's basics. */
  static List<TestedNotebook> all() throws IOException {
    List<TestedNotebook> all = new ArrayList<>();
    for (String folder : List.of("tests/src/test/notebooks", "notebooks")) {
      try (Stream<Path> files = Files.list(Checkout.root().resolve(folder))) {
        files
            .filter(file -> file.toString().endsWith(".ipynb"))
            .sorted()
            .map(TestedNotebook::of)
            .forEach(all::add);
      }
    }
    return all;
  }

  static TestedNotebook of(Path file) {
    String claims = file.getFileName().toString().replace(".ipynb", ".json");
    return new TestedNotebook(file, file.resolveSibling("expected").resolve(claims));
  }

  String name() {
    return file.getFileName().toString();
  }

  List<Claim> claims() throws IOException {
    if (!Files.exists(expected)) {
      throw new AssertionError(name() + " has no claims: write " + expected);
    }
    return new ObjectMapper().readValue(expected.toFile(), new TypeReference<List<Claim>>() {});
  }

  /** A copy to run, so that what the notebook writes beside itself stays out of the checkout. */
  Path copyInto(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.copy(file, folder.resolve(file.getFileName()));
  }
}
