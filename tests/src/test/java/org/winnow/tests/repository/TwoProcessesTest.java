package org.winnow.tests.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes commit to one repository, or push to one remote, at the same time. */
class TwoProcessesTest {
  @TempDir Path folder;

  @Test
  void everyCommitOfBothIsThere() throws Exception {
    assertEquals(List.of(), Team.inOneRepository(folder.resolve("one"), 2, 8));
  }

  @Test
  void everyPushedCommitOfThreeClonesIsThere() throws Exception {
    assertEquals(List.of(), Team.withOneRemote(folder.resolve("many"), 3, 3));
  }
}
