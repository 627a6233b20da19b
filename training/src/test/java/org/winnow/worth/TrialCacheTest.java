package org.winnow.worth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialCacheTest {
  private static final float[][] SAID = {{.25f, .75f}, {1, 0}, {.5f, .5f}};
  @TempDir Path folder;

  @Test
  void whatIsKeptComesBackAndWhatIsSpoiltDoesNot() throws Exception {
    TrialCache cache = new TrialCache(folder.resolve("trials"), 10);
    assertTrue(cache.get("ab").isEmpty());
    cache.put("ab", SAID);
    assertArrayEquals(SAID, cache.get("ab").orElseThrow());
    Path file = folder.resolve("trials").resolve("ab.safetensors");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 5));
    assertTrue(cache.get("ab").isEmpty());
    Files.write(file, new byte[0]);
    assertTrue(cache.get("ab").isEmpty());
    cache.put("ab", SAID);
    assertArrayEquals(SAID, cache.get("ab").orElseThrow());
  }

  @Test
  void theOldestMakeRoom() throws Exception {
    TrialCache cache = new TrialCache(folder, 2);
    for (int i = 0; i < 3; i++) {
      cache.put("trial" + i, SAID);
      Path file = folder.resolve("trial" + i + ".safetensors");
      Files.setLastModifiedTime(file, FileTime.fromMillis(1000L * i));
    }
    cache.put("trial3", SAID);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
    assertTrue(cache.get("trial3").isPresent() && cache.get("trial2").isPresent());
  }
}
