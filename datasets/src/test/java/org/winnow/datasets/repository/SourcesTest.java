package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.SourceNote;
import org.winnow.datasets.Split;

/** Where each example came from. */
class SourcesTest {
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(40);

  private LabelEdit add(String id, int row) {
    return new LabelEdit.AddExample(
        id,
        Optional.of("3"),
        Split.TRAIN,
        data.features().select(new int[] {row}),
        data.views().of(row),
        BY_ANNA);
  }

  @Test
  void everyExampleHasASourceALicenceAndItsImport() {
    SourceNote letters = new SourceNote("letters", "CC-BY-4.0", "https://example.org/letters");
    try (DatasetRepository repository =
        DatasetRepository.create(folder.resolve("labels"), data, "In", options())) {
      Commit in = repository.log(1).get(0);
      repository.edit(List.of(relabel(data, 0, "7", BY_ANNA)));
      repository.commit("Seven");
      repository.edit(List.of(add("a", 1)), letters);
      assertEquals(new ExampleSource("a", letters, Optional.empty()), repository.sources().of("a"));
      Commit more = repository.commit("More");
      repository.edit(List.of(relabel(repository.data(), 0, "6", BY_ANNA)));
      repository.commit("Six");
      assertEquals(
          new ExampleSource("a", letters, Optional.of(more)), repository.sources().of("a"));
      String first = data.ids().get(0);
      assertEquals(
          new ExampleSource(first, data.source(), Optional.of(in)), repository.sources().of(first));
      assertEquals(List.of(data.source(), letters), repository.sources().all());
      assertTrue(
          assertThrows(InputException.class, () -> repository.sources().of("nobody"))
              .getMessage()
              .contains("knows an example 'nobody'"));
    }
  }

  @Test
  void aMergeKeepsTheCommitThatBroughtAnExampleIn() {
    try (DatasetRepository repository =
        DatasetRepository.create(folder.resolve("labels"), data, "In", options())) {
      repository.branches().switchToNew("side", "HEAD");
      repository.edit(List.of(add("a", 1)), SourceNote.named("side"));
      Commit side = repository.commit("Side");
      repository.branches().switchTo("main");
      repository.edit(List.of(add("b", 2)), SourceNote.named("main"));
      repository.commit("Main");
      repository.merges().merge("side");
      ExampleSource found = repository.sources().of("a");
      assertEquals("side", found.note().name());
      assertEquals("Side", found.imported().orElseThrow().title());
      assertEquals(side, found.imported().orElseThrow());
    }
  }
}
