package org.winnow.tests.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleIds;
import org.winnow.datasets.Features;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Schema;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;
import org.winnow.datasets.Views;
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
    try (DatasetRepository made = DatasetRepository.create(place, data(), "Bring it in", options)) {
      assertEquals(EXAMPLES, made.data().size());
    }
    for (int kill = 0; kill < KILLS; kill++) {
      Process child = start(place, 3 + kill);
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

  private Process start(Path place, int between) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            EditingProcess.class.getName(),
            place.toString(),
            Integer.toString(between))
        .redirectError(new File(folder.toFile(), "child-errors.txt"))
        .start();
  }

  private static Dataset data() {
    byte[] pixels = new byte[EXAMPLES * 4];
    int[] classes = new int[EXAMPLES];
    Split[] splits = new Split[EXAMPLES];
    List<String> ids = new ArrayList<>();
    for (int row = 0; row < EXAMPLES; row++) {
      pixels[row * 4] = (byte) row;
      classes[row] = row % 10;
      splits[row] = Split.TRAIN;
      ids.add("example-" + row);
    }
    Features features = Features.ofBytes(pixels, 4);
    Shape shape = new Shape(2, 2, 1);
    List<String> names = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    return Dataset.builder("kill")
        .schema(new Schema(shape, List.of(), names))
        .ids(ExampleIds.of(ids))
        .features(features)
        .views(Views.pictures(features, shape, 255))
        .labels(Labels.of(classes, new Attribution("source", Origin.SOURCE)))
        .splits(Splits.of(splits))
        .build();
  }
}
