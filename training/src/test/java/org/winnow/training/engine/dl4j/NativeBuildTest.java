package org.winnow.training.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;

class NativeBuildTest {
  @TempDir Path folder;

  private Path processor(String flags) throws IOException {
    return Files.writeString(
        folder.resolve("cpuinfo"), "processor\t: 0\nflags\t\t: " + flags + "\nbugs\t\t:\n");
  }

  @Test
  void refusesTheBuildForAvx2WhereTheProcessorHasNone() throws IOException {
    Path old = processor("fpu sse sse2 ssse3 sse4_1 sse4_2 avx");
    InputException refused =
        assertThrows(InputException.class, () -> NativeBuild.require(old, name -> true));
    assertTrue(refused.getMessage().contains("AVX2, which this one has not"));
    assertTrue(refused.getMessage().contains("--engine reference needs no library"));
    assertDoesNotThrow(() -> NativeBuild.require(old, name -> !name.contains("avx2")));
  }

  @Test
  void letsPassWhatCanRunAndWhatIsNotKnown() throws IOException {
    Path usual = processor("fpu sse sse2 avx avx2");
    assertDoesNotThrow(() -> NativeBuild.require(usual, name -> true));
    assertDoesNotThrow(() -> NativeBuild.require(folder.resolve("none"), name -> true));
    assertDoesNotThrow(() -> NativeBuild.require());
  }
}
