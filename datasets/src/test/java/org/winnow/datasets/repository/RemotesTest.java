package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Features;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Split;
import org.winnow.datasets.sources.Progress;

/** Labels and bytes that travel between folders. */
class RemotesTest {
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(60);
  private DatasetRepository anna;
  private Path shared;

  @BeforeEach
  void open() {
    anna = DatasetRepository.create(folder.resolve("anna"), data, "In", options());
    shared = folder.resolve("shared");
    anna.remotes().addNew(Remote.of("origin", shared.toString()));
    anna.remotes().push("origin", Progress.SILENT);
  }

  @AfterEach
  void close() {
    anna.close();
  }

  private DatasetRepository cloned(String name) {
    Remotes.clone(folder.resolve(name), Remote.of("origin", shared.toString()), Progress.SILENT);
    return DatasetRepository.open(folder.resolve(name), options());
  }

  private static Commit commit(DatasetRepository repository, int row, String to) {
    repository.edit(List.of(relabel(repository.data(), row, to, BY_ANNA)));
    return repository.commit("Row " + row);
  }

  private static Transfer push(DatasetRepository repository) {
    return repository.remotes().push("origin", Progress.SILENT);
  }

  private static Transfer pull(DatasetRepository repository) {
    return repository.remotes().pull("origin", Progress.SILENT);
  }

  private static String refused(Runnable work) {
    return assertThrows(InputException.class, work::run).getMessage();
  }

  @Test
  void aCloneHasTheSameLabelsAndBytes() {
    try (DatasetRepository ben = cloned("ben")) {
      Same.assertSame(data, ben.data());
      assertEquals(anna.head(), ben.head());
      assertEquals(Optional.of("main"), ben.branch());
      assertEquals(shared.toString(), ben.remotes().all().get(0).address().text());
    }
  }

  @Test
  void commitsTravelBothWaysAndNothingIsCopiedTwice() {
    try (DatasetRepository ben = cloned("ben")) {
      Commit first = commit(ben, 0, "7");
      Transfer pushed = push(ben);
      assertEquals(0, pushed.packs());
      assertEquals(first.id(), pushed.moves().get(0).after());
      Transfer pulled = pull(anna);
      assertEquals(0, pulled.packs());
      assertEquals(List.of("main"), pulled.moves().stream().map(RefMove::branch).toList());
      assertEquals(first.id(), anna.head());
      assertEquals("7", anna.data().label(0));
      assertTrue(pull(anna).moves().isEmpty());
    }
  }

  @Test
  void pendingEditsStayOnTopOfWhatIsPulled() {
    try (DatasetRepository ben = cloned("ben")) {
      commit(ben, 0, "7");
      push(ben);
      anna.edit(List.of(relabel(anna.data(), 1, "4", BY_ANNA)));
      pull(anna);
      assertEquals(1, anna.pending().size());
      assertEquals(List.of("7", "4"), List.of(anna.data().label(0), anna.data().label(1)));
    }
  }

  @Test
  void bytesOfNewExamplesGoAlongAndPendingOnesStay() throws IOException {
    LabelEdit.AddExample add = example("one", 1);
    anna.edit(List.of(add));
    anna.commit("One more");
    anna.edit(List.of(example("two", 2)));
    Transfer pushed = push(anna);
    assertEquals(1, pushed.packs());
    assertTrue(pushed.bytes() > 16);
    try (DatasetRepository ben = cloned("ben")) {
      assertEquals(61, ben.data().size());
      Same.assertSame(anna.committed(), ben.data());
      assertEquals(2, packs(folder.resolve("ben")));
      assertEquals(3, packs(folder.resolve("anna")));
    }
  }

  private static LabelEdit.AddExample example(String id, int grey) {
    byte[] pixels = new byte[16];
    pixels[0] = (byte) grey;
    return new LabelEdit.AddExample(
        id,
        Optional.of("3"),
        Split.TRAIN,
        Features.ofBytes(pixels, 16),
        new ExampleView.Picture(4, 4, 1, pixels),
        BY_ANNA);
  }

  private static long packs(Path repository) throws IOException {
    try (Stream<Path> files = Files.list(repository.resolve("winnow/blobs"))) {
      return files.filter(f -> f.toString().endsWith(".pack")).count();
    }
  }

  @Test
  void whoIsBehindIsToldToPullFirst() {
    try (DatasetRepository ben = cloned("ben")) {
      commit(ben, 0, "7");
      push(ben);
      commit(anna, 1, "4");
      assertTrue(refused(() -> push(anna)).contains("%pull origin"));
      assertTrue(refused(() -> pull(anna)).contains("%merge origin/main"));
      assertEquals("7", anna.at("origin/main").label(0));
      assertEquals("0", anna.data().label(0));
    }
  }

  @Test
  void aRewrittenHistoryIsNamedAndFollowedByNobody() throws IOException {
    try (DatasetRepository ben = cloned("ben")) {
      String first = anna.head();
      commit(anna, 0, "7");
      push(anna);
      pull(ben);
      String kept = ben.head();
      anna.branches().switchToNew("other", first);
      commit(anna, 3, "1");
      push(anna);
      Files.writeString(shared.resolve("refs/heads/main"), anna.head() + "\n");
      RefMove move =
          ben.remotes().fetch("origin", Progress.SILENT).moves().stream()
              .filter(m -> m.branch().equals("main"))
              .findFirst()
              .orElseThrow();
      assertEquals(new RefMove("main", kept, anna.head(), true), move);
      assertTrue(refused(() -> pull(ben)).contains("%merge origin/main"));
      assertEquals(kept, ben.head());
      assertEquals("7", ben.data().label(0));
    }
  }

  @Test
  void aForcedPushGivesUpOnlyWhatWasFetched() {
    try (DatasetRepository ben = cloned("ben")) {
      commit(ben, 0, "7");
      push(ben);
      commit(anna, 1, "4");
      Runnable force =
          () ->
              anna.remotes()
                  .push("origin", new Remotes.Push(Optional.empty(), true, false), Progress.SILENT);
      assertTrue(refused(force).contains("commits that are not here"));
      anna.remotes().fetch("origin", Progress.SILENT);
      force.run();
      assertEquals(
          anna.head(), ben.remotes().fetch("origin", Progress.SILENT).moves().get(0).after());
    }
  }

  @Test
  void aDamagedPackIsRefusedAndAHalfOneGoesOn() throws IOException {
    Path pack;
    try (Stream<Path> files = Files.list(shared.resolve("winnow/blobs"))) {
      pack = files.filter(f -> f.toString().endsWith(".pack")).findFirst().orElseThrow();
    }
    Path half = folder.resolve("half");
    Files.createDirectories(half);
    byte[] whole = Files.readAllBytes(pack);
    Files.write(half.resolve(pack.getFileName() + ".part"), Arrays.copyOf(whole, 100));
    long[] copied = {-1};
    new PackFolder(half)
        .take(
            pack.getFileName().toString(),
            new PackFolder(pack.getParent()),
            (what, done, total) -> copied[0] = copied[0] < 0 ? whole.length - 100 : copied[0]);
    assertEquals(whole.length - 100, copied[0]);
    assertEquals(-1, Files.mismatch(pack, half.resolve(pack.getFileName())));
    whole[whole.length / 2] ^= 1;
    Files.write(pack, whole);
    String said = refused(() -> cloned("ben"));
    assertTrue(said.contains("damaged"), said);
    assertFalse(Files.exists(folder.resolve("ben")));
  }

  /** Plain git takes addresses that are not offered here. */
  @Test
  void aRemoteOfAnotherKindBarsNobodyFromOpening() throws IOException {
    Path ben = folder.resolve("ben");
    cloned("ben").close();
    String odd = "[remote \"odd\"]\n\turl = ext::sh -c true\n";
    Files.writeString(ben.resolve("config"), odd, StandardOpenOption.APPEND);
    try (DatasetRepository opened = DatasetRepository.open(ben, options())) {
      Same.assertSame(data, opened.data());
      assertTrue(refused(() -> opened.remotes().all()).contains("ext::"));
    }
  }

  @Test
  void remotesAreListedAndWrongOnesRefused() {
    Remotes remotes = anna.remotes();
    assertTrue(refused(() -> remotes.add(Remote.of("origin", "/x"))).contains("already"));
    assertTrue(refused(() -> remotes.fetch("team", Progress.SILENT)).contains("there is origin"));
    remotes.add(Remote.of("gone", folder.resolve("nowhere").toString()));
    assertTrue(refused(() -> remotes.fetch("gone", Progress.SILENT)).contains("--create"));
    remotes.remove("gone");
    assertEquals(List.of("origin"), remotes.all().stream().map(Remote::name).toList());
    assertEquals(List.of("main"), remotes.branches("origin"));
  }
}
