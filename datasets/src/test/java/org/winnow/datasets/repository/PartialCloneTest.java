package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sources.Progress;

/** Clones that have labels first, and bytes when somebody looks. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs of this test are shell scripts")
@EnabledIf(
    value = "org.winnow.datasets.repository.PlainGit#isInstalled",
    disabledReason = "the git command is not installed: its server was not tried")
class PartialCloneTest {
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(300);
  private LfsTeam team;
  private Path clone;

  @BeforeEach
  void open() throws Exception {
    team = new LfsTeam(folder, data, "anna:s3cret");
    team.push();
    team.host().forgetRequests();
    clone = folder.resolve("ben");
    Remotes.clone(clone, team.remote().withLabelsOnly(), team.access(), Progress.SILENT);
  }

  @AfterEach
  void close() {
    team.close();
  }

  private DatasetRepository ben() {
    return DatasetRepository.open(clone, options().withAccess(team.access()));
  }

  private static void bring(Dataset some, int... rows) {
    some.bring(rows, Progress.SILENT);
  }

  private void assertRow(Dataset some, int row) {
    assertArrayEquals(pixels(data, row), pixels(some, row));
    float[] expected = new float[16];
    float[] there = new float[16];
    data.features().copyRow(row, expected, 0);
    some.features().copyRow(row, there, 0);
    assertArrayEquals(expected, there);
  }

  private static byte[] pixels(Dataset some, int row) {
    return ((ExampleView.Picture) some.views().of(row)).pixels();
  }

  @Test
  void labelsAreThereBeforeAnyByte() {
    try (DatasetRepository ben = ben()) {
      assertEquals(300, ben.data().features().missing());
      for (int row = 0; row < data.size(); row++) {
        assertEquals(data.label(row), ben.data().label(row));
      }
      ben.edit(List.of(relabel(ben.data(), 0, "7", BY_ANNA)));
      ben.commit("A seven");
      ben.remotes().push("origin", Progress.SILENT);
      assertEquals(List.of(), team.host().asked(""));
    }
    assertEquals(1, team.remotes().pull("origin", Progress.SILENT).moves().size());
  }

  @Test
  void whatIsLookedAtComesInFewRequestsAndStays() {
    try (DatasetRepository ben = ben()) {
      bring(ben.data(), 3, 4, 290);
      assertEquals(297, ben.data().features().missing());
      assertRow(ben.data(), 3);
      assertRow(ben.data(), 4);
      assertRow(ben.data(), 290);
      assertEquals(1, team.host().asked("GET").stream().filter(r -> r.contains("=")).count());
    }
    team.host().forgetRequests();
    try (DatasetRepository again = ben()) {
      assertEquals(297, again.data().features().missing());
      assertRow(again.data(), 290);
      assertEquals(List.of(), team.host().asked(""));
    }
  }

  @Test
  void oneViewIsOneExample() {
    try (DatasetRepository ben = ben()) {
      assertArrayEquals(pixels(data, 17), pixels(ben.data(), 17));
      assertEquals(299, ben.data().features().missing());
    }
  }

  @Test
  void whoReadsWithoutAWordGetsAll() {
    try (DatasetRepository ben = ben()) {
      assertEquals(data.digest(), ben.data().digest());
      assertEquals(0, ben.data().features().missing());
      assertEquals(2, team.host().asked("GET").size()); // the index and the pack
      Same.assertSame(data, ben.data());
    }
  }

  @Test
  void aServerThatSendsNoPartsSendsAll() {
    team.host().answerRanges(false);
    try (DatasetRepository ben = ben()) {
      bring(ben.data(), 3);
      assertRow(ben.data(), 3);
      Same.assertSame(data, ben.data());
    }
  }

  @Test
  void allBytesComeWhenAskedFor() throws Exception {
    try (DatasetRepository ben = ben()) {
      assertEquals(0, ben.remotes().fetch("origin", Progress.SILENT).packs());
      assertEquals(1, ben.remotes().fetchBytes("origin", Progress.SILENT).packs());
      assertEquals(0, ben.remotes().fetchBytes("origin", Progress.SILENT).packs());
      team.host().close();
      assertEquals(data.digest(), ben.data().digest());
    }
  }

  @Test
  void withoutTheHostLabelsAreStillThereAndWhatIsMissingIsSaid() {
    team.host().close();
    try (DatasetRepository ben = ben()) {
      String said = assertThrows(InputException.class, () -> bring(ben.data(), 3)).getMessage();
      assertTrue(said.contains("127.0.0.1") && said.contains("nobody answers"), said);
      ben.edit(List.of(relabel(ben.data(), 0, "7", BY_ANNA)));
      ben.commit("A seven");
      assertEquals("7", ben.data().label(0));
    }
  }

  @Test
  void bytesThatNobodyHasAreNamed() throws Exception {
    try (DatasetRepository ben = ben()) {
      ben.remotes().remove("origin");
      ben.remotes().add(Remote.of("empty", folder.resolve("nowhere").toString()));
      String said = assertThrows(InputException.class, () -> bring(ben.data(), 3, 5)).getMessage();
      assertTrue(said.contains("2 examples") && said.contains("nor at empty"), said);
    }
  }

  @Test
  void aPartWithAnotherHashIsRefused() {
    team.host()
        .fail(
            (request, answer) -> {
              if (request.contains(" bytes=")) {
                answer.body()[0] ^= 1;
              }
              return answer;
            });
    try (DatasetRepository ben = ben()) {
      String said = assertThrows(InputException.class, () -> bring(ben.data(), 3)).getMessage();
      assertTrue(said.contains("does not have that hash"), said);
      assertEquals(300, ben.data().features().missing());
    }
  }

  @Test
  void examplesMayBeAddedWhereBytesAreMissing() {
    try (DatasetRepository ben = ben()) {
      bring(ben.data(), 3);
      ben.edit(List.of(LfsTeam.example("one", 1)));
      assertEquals(299, ben.data().features().missing());
      assertRow(ben.data(), 3);
      ben.commit("One");
      assertEquals(1, ben.remotes().push("origin", Progress.SILENT).packs()); // of its own alone
      team.remotes().pull("origin", Progress.SILENT);
      assertEquals(team.anna().data().digest(), ben.data().digest());
    }
  }

  @Test
  void twoWhoLookAtTheSameFetchItOnce() {
    try (DatasetRepository one = ben();
        DatasetRepository two = ben()) {
      CompletableFuture<Void> first = CompletableFuture.runAsync(() -> bring(one.data(), 3, 9));
      CompletableFuture<Void> second = CompletableFuture.runAsync(() -> bring(two.data(), 3, 9));
      first.join();
      second.join();
      assertRow(one.data(), 9);
      assertRow(two.data(), 9);
      assertEquals(2, team.host().asked("GET").size()); // the index and one part
    }
  }

  @Test
  void aFolderGivesSingleExamplesToo() throws Exception {
    Path shared = folder.resolve("shared");
    Remote remote = Remote.of("folder", shared.toString());
    team.remotes().addNew(remote);
    team.remotes().push("folder", Progress.SILENT);
    Path other = folder.resolve("carla");
    Remotes.clone(other, remote.withLabelsOnly(), team.access(), Progress.SILENT);
    try (DatasetRepository carla = DatasetRepository.open(other, options())) {
      bring(carla.data(), 3, 290);
      assertRow(carla.data(), 290);
      assertEquals(298, carla.data().features().missing());
      try (Stream<Path> packs = Files.list(other.resolve("winnow/blobs"))) {
        assertEquals(
            List.of("looked-at-"),
            packs
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".pack"))
                .map(name -> name.substring(0, 10))
                .toList());
      }
      assertEquals(data.digest(), carla.data().digest());
    }
  }
}
