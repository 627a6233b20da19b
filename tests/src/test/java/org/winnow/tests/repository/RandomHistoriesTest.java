package org.winnow.tests.repository;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done, every commit has the labels that the model says. */
class RandomHistoriesTest {
  private static final int CASES = 20;
  private static final int STEPS = 10;
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void haveTheLabelsThatAModelInMemorySays(long part) {
    for (long seed = part * CASES; seed < (part + 1) * CASES; seed++) {
      try (RandomHistory history = new RandomHistory(folder.resolve("h" + seed), seed)) {
        history.run(STEPS);
      }
    }
  }
}
