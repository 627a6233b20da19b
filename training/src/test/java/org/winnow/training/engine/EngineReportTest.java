package org.winnow.training.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineReportTest {
  @Test
  void saysThatAGraphicsProcessorIsSeenButNotUsed(@TempDir Path driver) throws Exception {
    Path gpu = Files.createDirectory(driver.resolve("0000:01:00.0"));
    Files.writeString(gpu.resolve("information"), "Model: \t\t NVIDIA H100\nIRQ: \t 12\n");
    assertEquals(
        "seen: NVIDIA H100; not used by this build (CPU backend)",
        EngineReport.graphicsProcessors(driver));
  }

  @Test
  void needsNoGraphicsProcessor(@TempDir Path driver) {
    assertEquals(
        "none seen; none needed", EngineReport.graphicsProcessors(driver.resolve("absent")));
  }

  @Test
  void findsTheNativeLibrariesOfThisBuild() {
    Finding natives =
        EngineReport.here().findings().stream()
            .filter(finding -> finding.name().equals("natives"))
            .findFirst()
            .orElseThrow();
    assertEquals(Optional.empty(), natives.advice());
    assertTrue(natives.value().contains("loaded in"), natives.value());
  }
}
