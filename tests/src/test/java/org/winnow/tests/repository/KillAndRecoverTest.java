package org.winnow.tests.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed within edits, commits, merges, pushes and pulls. */
class KillAndRecoverTest {
  private static final int KILLS = 5;
  @TempDir Path folder;

  @Test
  void whatItAcknowledgedIsThereAndTheNextCommandWorks() throws Exception {
    assertEquals(List.of(), new Kills(folder.resolve("team"), 3).run(KILLS));
  }
}
