package org.winnow.tests.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other tools that somebody spoilt; {@code ./winnow bench packages} tries 10,000. */
class SpoiltImportsTest {
  private static final int COUNT = 90;

  @Test
  void eachIsRefusedInASentenceOrIsANetworkAllTheSame(@TempDir Path folder) throws Exception {
    SpoiltImports.Outcome outcome = SpoiltImports.run(COUNT, 20_261_123, folder);
    assertEquals(List.of(), outcome.trouble());
    assertEquals(Set.of(".onnx", ".h5", ".zip"), outcome.refused().keySet());
    int refused = outcome.refused().values().stream().mapToInt(Integer::intValue).sum();
    assertTrue(refused > COUNT / 2, outcome.toString());
  }
}
