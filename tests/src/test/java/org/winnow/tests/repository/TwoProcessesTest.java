package org.winnow.tests.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.repository.Author;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.RepositoryOptions;

/** Two processes commit to one repository at the same time. */
class TwoProcessesTest {
  private static final int EDITS = 12;
  @TempDir Path folder;

  @Test
  void everyCommitOfBothIsThere() throws Exception {
    Path place = folder.resolve("labels");
    RepositoryOptions options =
        new RepositoryOptions(
            Optional.empty(), new Author("parent", "parent@example.org"), Clock.systemUTC());
    Dataset before = Squares.make(210);
    DatasetRepository.create(place, before, "Bring it in", options).close();
    Process one = start(place, 0);
    Process two = start(place, 1);
    String said = said(one) + said(two);
    try (DatasetRepository repository = DatasetRepository.open(place, options)) {
      Dataset after = repository.checkout("main", false);
      assertEquals(2 * EDITS, said.lines().count());
      said.lines()
          .map(line -> line.split(" "))
          .forEach(words -> assertEquals(words[1], after.label(after.row(words[0])), words[0]));
      assertEquals(1 + 2 * EDITS / 2, repository.log(100).size());
      assertEquals(
          2 * EDITS,
          repository.log(2 * EDITS / 2).stream()
              .map(Commit::counts)
              .mapToInt(counts -> counts.orElseThrow().relabelled())
              .sum());
    }
  }

  private Process start(Path place, int first) throws Exception {
    return ChildProcess.start(
        EditingProcess.class, folder, place.toString(), "2", "" + first, "" + EDITS);
  }

  private static String said(Process process) throws Exception {
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
