package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs that piled up become one, and nothing in them is lost. */
class RepackingTest {
  private static final int COMMITS = 12;
  @TempDir Path folder;
  private DatasetRepository repository;
  private final List<String> digests = new ArrayList<>();

  @BeforeEach
  void commit() {
    repository =
        DatasetRepository.create(folder.resolve("labels"), Samples.pictures(60), "In", options());
    for (int i = 0; i < COMMITS; i++) {
      String label = Integer.toString((i + 5) % 8);
      repository.edit(List.of(relabel(repository.data(), i % 3, label, BY_ANNA)));
      digests.add(0, repository.data().digest());
      repository.commit("Commit " + i);
    }
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private List<Path> packs() throws Exception {
    try (var files = Files.list(folder.resolve("labels/objects/pack"))) {
      return files.filter(file -> file.toString().endsWith(".pack")).sorted().toList();
    }
  }

  private static long size(List<Path> files) {
    return files.stream().mapToLong(file -> file.toFile().length()).sum();
  }

  private TreeSet<String> objects() throws Exception {
    String all =
        PlainGit.run(folder.resolve("labels"), "cat-file", "--batch-all-objects", "--batch-check");
    return new TreeSet<>(all.lines().toList());
  }

  private void requireEveryCommit() {
    for (int back = 0; back < COMMITS; back++) {
      assertEquals(digests.get(back), repository.at("HEAD~" + back).digest(), "HEAD~" + back);
    }
  }

  @Test
  void onePackHoldsEveryObjectAndIsSmaller() throws Exception {
    long before = size(packs());
    TreeSet<String> objects = PlainGit.isInstalled() ? objects() : null;
    repository.pack();
    assertEquals(1, packs().size());
    assertTrue(size(packs()) < before * 2 / 3, size(packs()) + " bytes of " + before);
    requireEveryCommit();
    if (PlainGit.isInstalled()) {
      assertEquals(objects, objects());
      String said = PlainGit.run(folder.resolve("labels"), "fsck", "--strict", "--full");
      assertEquals("", said.strip());
    }
  }

  @Test
  void whatWasPackedIsPackedAgainWithWhatCameAfter() throws Exception {
    for (int time = 0; time < 3; time++) {
      repository.pack();
      repository.edit(List.of(relabel(repository.data(), 5, "" + time, BY_ANNA)));
      digests.add(0, repository.data().digest());
      repository.commit("Later " + time);
    }
    repository.pack();
    assertEquals(1, packs().size());
    requireEveryCommit();
  }

  @Test
  void aSessionThatWasOpenBeforeGoesOn() throws Exception {
    try (DatasetRepository other = DatasetRepository.open(folder.resolve("labels"), options())) {
      other.committed();
      repository.pack();
      assertEquals(digests.get(COMMITS - 1), other.at("HEAD~" + (COMMITS - 1)).digest());
      other.edit(List.of(relabel(other.data(), 7, "1", BY_ANNA)));
      other.commit("Behind the packing");
    }
    repository.checkout("main", false);
    assertEquals("Behind the packing", repository.log(1).get(0).message());
  }

  @Test
  void stoppedItLeavesThePacksAsTheyWere() throws Exception {
    List<Path> before = packs();
    try (GitStore git = GitStore.open(folder.resolve("labels"))) {
      int[] asked = {0};
      Repacking packing = new Repacking(git, () -> ++asked[0] < 100);
      assertThrows(InterruptedIOException.class, () -> packing.together(before));
    }
    assertEquals(before, packs());
    try (var files = Files.list(folder.resolve("labels/objects/pack"))) {
      assertEquals(2L * before.size(), files.count(), "and no half one beside them");
    }
  }

  @Test
  void aDamagedPackIsNotTakenOver() throws Exception {
    List<Path> before = packs();
    byte[] bytes = Files.readAllBytes(before.get(0));
    bytes[bytes.length / 2] ^= 1;
    before.get(0).toFile().setWritable(true);
    Files.write(before.get(0), bytes);
    assertThrows(RuntimeException.class, () -> repository.pack());
    assertEquals(before, packs());
  }

  @Test
  void manyCommitsArePackedInTheBackground() throws Exception {
    for (int i = 0; i < 45; i++) {
      repository.edit(List.of(relabel(repository.data(), i % 7, "" + i % 3, BY_ANNA)));
      digests.add(0, repository.data().digest());
      repository.commit("More " + i);
    }
    repository.working(
        "waiting",
        copy -> {
          copy.git().packing().await();
          return null;
        });
    assertTrue(packs().size() < 20, packs().size() + " packs");
    requireEveryCommit();
  }
}
