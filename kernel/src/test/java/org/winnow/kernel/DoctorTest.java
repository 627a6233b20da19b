package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.sources.Caches;
import org.winnow.training.engine.Finding;

class DoctorTest {
  @Test
  void saysWhatToDoBesideWhatIsWrong() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Doctor.print(
        List.of(Finding.fine("fonts", "3 families"), Finding.wrong("natives", "none", "get some")),
        new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertEquals(
        List.of("ok|fonts|3 families", "TO DO|natives|none: get some"),
        bytes.toString(StandardCharsets.UTF_8).lines().toList());
  }

  @Test
  void acceptsACacheThatIsNotMadeYet(@TempDir Path folder) {
    Caches caches = new Caches(folder.resolve("a/b"), Optional.empty());
    assertEquals(
        List.of(Finding.fine("data cache", folder.resolve("a/b") + ", made when needed")),
        Doctor.caches(caches));
  }

  @Test
  void namesACacheThatIsAFileAndASharedFolderThatIsGone(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Caches caches = new Caches(file, Optional.of(folder.resolve("gone")));
    List<Finding> findings = Doctor.caches(caches);
    assertEquals(2, findings.size());
    assertTrue(findings.stream().allMatch(finding -> finding.advice().isPresent()));
  }
}
