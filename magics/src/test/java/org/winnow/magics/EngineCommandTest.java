package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCommandTest {
  @TempDir private Path folder;

  @Test
  void aSkeletonShowsItsPlan() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.skeleton().output();
      loop.run("%skeleton small --plan");
      String shown = loop.output();
      // 6 x 6 places, 8 filters, 3 x 3 weights.
      assertTrue(
          shown.lines().anyMatch(line -> line.matches("conv1 +convolution 3x3 +6x6x8 +2,592 .*")),
          shown);
      assertTrue(shown.contains("dense ← input, weights"), shown);
    }
  }

  @Test
  void theReferenceEngineTrainsWhenAskedForAndIsRecorded() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 1 --bs 256 --engine reference --as slow");
      assertEquals("reference 1", loop.session.model("slow").provenance().engine());
      loop.run("%train 1 --bs 256 --engine dl4j --as stock");
      assertTrue(loop.session.model("stock").provenance().engine().startsWith("dl4j "));
    }
  }

  @Test
  void aModelTellsOnHowManyThreadsItWasTrained() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 1 --bs 256 --threads 2");
      assertEquals(2, loop.session.model().provenance().threads());
      assertEquals(2, loop.session.model().recipe().threads().orElseThrow());
    }
  }
}
