package org.winnow.tests.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages that somebody spoilt; {@code ./winnow bench packages} tries 10,000. */
class MutatedPackagesTest {
  private static final int COUNT = 560;

  @Test
  void eachIsRefusedInASentenceOrSaysSomethingElseInAllHonesty(@TempDir Path folder)
      throws Exception {
    MutatedPackages.Outcome outcome = MutatedPackages.run(COUNT, 20_261_122, folder);
    assertEquals(List.of(), outcome.trouble());
    assertTrue(outcome.refused() > COUNT * 3 / 4, outcome.toString());
  }
}
