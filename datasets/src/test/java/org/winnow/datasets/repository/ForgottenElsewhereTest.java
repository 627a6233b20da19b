package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.sources.Progress;

/** Erased examples and the repositories that labels are exchanged with. */
class ForgottenElsewhereTest {
  private static final int ROW = 3;
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(60);
  private final String id = data.ids().get(ROW);
  private final BytesIn bytes = new BytesIn(data.features().canonicalBytes(ROW));
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

  @Test
  void aPullBringsNeitherTheExampleNorItsBytesBack() throws Exception {
    try (DatasetRepository ben = cloned("ben")) {
      ben.edit(
          List.of(relabel(ben.data(), ROW, "7", BY_ANNA), relabel(ben.data(), 5, "7", BY_ANNA)));
      ben.commit("Sevens");
      ben.remotes().push("origin", Progress.SILENT);
    }
    Erasure erasure = anna.forgetting().forget(List.of(id), "asked");
    assertTrue(
        erasure.beyond().get(0).endsWith("its folder still has the bytes; forget there, too"),
        erasure.beyond().toString());
    anna.remotes().fetch("origin", Progress.SILENT);
    assertEquals(List.of(), bytes.folder(folder.resolve("anna")));
    anna.merges().merge("origin/main");
    assertEquals(List.of(), bytes.folder(folder.resolve("anna")));
    assertEquals(-1, anna.data().ids().find(id));
    assertEquals("7", anna.data().label(anna.data().row(data.ids().get(5))));
  }

  @Test
  void bytesThatComeInAnotherPackAreErasedOnArrival() throws Exception {
    anna.forgetting().forget(List.of(id), "asked");
    Dataset two = data.select(new int[] {0, ROW});
    DatasetRepository.create(folder.resolve("carla"), two, "In", options()).close();
    try (Stream<Path> packs = Files.list(folder.resolve("carla/winnow/blobs"))) {
      for (Path pack : packs.toList()) {
        Files.copy(pack, shared.resolve("winnow/blobs").resolve(pack.getFileName()));
      }
    }
    int before = anna.data().size();
    Transfer fetched = anna.remotes().fetch("origin", Progress.SILENT);
    assertEquals(1, fetched.packs());
    assertEquals(List.of(), bytes.folder(folder.resolve("anna")));
    assertEquals(before, anna.data().size());
  }

  @Test
  void aTombstoneTravelsAndACloneOfTheErasedRepositoryOpens() throws Exception {
    anna.forgetting().forget(List.of(id), "asked");
    try (DatasetRepository ben = cloned("ben")) {
      anna.remotes().push("origin", Progress.SILENT);
      ben.remotes().pull("origin", Progress.SILENT);
      assertEquals(59, ben.data().size());
      assertFalse(bytes.folder(folder.resolve("ben")).isEmpty(), "bytes there are Ben's to erase");
      Erasure erasure = ben.forgetting().forget(List.of(id), "asked of Anna");
      assertEquals(1, erasure.records());
      assertEquals(List.of(), bytes.folder(folder.resolve("ben")));
      assertEquals("Forget 1 example", ben.log(1).get(0).title());
      assertEquals(anna.head(), ben.head(), "one tombstone is enough");
    }
    Path erased = folder.resolve("erased");
    Remotes.clone(erased, Remote.of("origin", folder.resolve("anna").toString()), Progress.SILENT);
    try (DatasetRepository clone = DatasetRepository.open(erased, options())) {
      assertEquals(59, clone.data().size());
      assertEquals(59, clone.at("HEAD~1").size(), "whose bytes are not there is not shown");
    }
  }
}
