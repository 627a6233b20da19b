package org.winnow.tests.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.repository.Author;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.RepositoryOptions;

/** A process is killed between edits and within commits: what it acknowledged is there. */
class KillAndRecoverTest {
  private static final int EXAMPLES = 200;
  private static final int KILLS = 4;
  @TempDir Path folder;

  private final RepositoryOptions options =
      new RepositoryOptions(
          Optional.empty(), new Author("parent", "parent@example.org"), Clock.systemUTC());

  @Test
  void noAcknowledgedEditIsLost() throws Exception {
    Path place = folder.resolve("labels");
    Map<String, String> expected = new HashMap<>();
    try (DatasetRepository made =
        DatasetRepository.create(place, Squares.make(EXAMPLES), "Bring it in", options)) {
      assertEquals(EXAMPLES, made.data().size());
    }
    for (int kill = 0; kill < KILLS; kill++) {
      Process child =
          ChildProcess.start(EditingProcess.class, folder, place.toString(), "" + (3 + kill));
      readAndKill(child, 5 + 8 * kill, expected);
      try (DatasetRepository repository = DatasetRepository.open(place, options)) {
        assertEquals("default", repository.session());
        Dataset found = repository.data();
        requireAll(expected, found);
        if (!repository.pending().isEmpty()) {
          repository.commit("What the killed process had pending");
        }
        assertEquals(found.digest(), repository.checkout("main", false).digest());
      }
    }
  }

  /** At most the one edit that the child was about to acknowledge may be there beyond them. */
  private static void requireAll(Map<String, String> expected, Dataset found) {
    int beyond = 0;
    for (Map.Entry<String, String> said : expected.entrySet()) {
      String now = found.label(found.row(said.getKey()));
      if (!now.equals(said.getValue())) {
        int next = (Integer.parseInt(said.getValue()) + 1) % 10;
        assertEquals(Integer.toString(next), now, said.getKey());
        said.setValue(now);
        beyond++;
      }
    }
    assertTrue(beyond <= 1, beyond + " examples have labels nobody acknowledged");
  }

  /** Reads some acknowledged edits, kills the child, then reads what it still had said. */
  private static void readAndKill(Process child, int edits, Map<String, String> expected)
      throws Exception {
    try (BufferedReader said = child.inputReader()) {
      int read = 0;
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        String[] words = line.split(" ");
        if (words.length == 2) { // the last line may be cut off
          expected.put(words[0], words[1]);
        }
        if (++read == edits) {
          child.toHandle().destroyForcibly(); // leaves what was said readable
        }
      }
      assertTrue(read >= edits, "the child ended by itself after " + read + " edits");
    }
    child.waitFor();
  }
}
