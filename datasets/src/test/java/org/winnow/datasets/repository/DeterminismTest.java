package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;

class DeterminismTest {
  @TempDir Path folder;

  @Test
  void theSameEditsAuthorAndTimeGiveTheSameCommit() {
    assertEquals(commit("one", Samples.pictures(50)), commit("two", Samples.pictures(50)));
    assertEquals(commit("three", Samples.table(50)), commit("four", Samples.table(50)));
  }

  private List<String> commit(String name, Dataset data) {
    try (DatasetRepository repository =
        DatasetRepository.create(folder.resolve(name), data, "In", options())) {
      String first = repository.head();
      repository.edit(List.of(relabel(data, 3, "7", BY_ANNA), relabel(data, 1, "0", BY_ANNA)));
      repository.edit(List.of(new LabelEdit.Drop(data.ids().get(9), BY_ANNA)));
      return List.of(first, repository.commit("Same").id());
    }
  }

  @Test
  void plantedTruthIsNotStored() {
    Dataset data = Samples.pictures(50);
    Dataset planted =
        data.toBuilder()
            .planted(new org.winnow.datasets.Planted(java.util.Map.of(data.ids().get(0), 4)))
            .build();
    assertEquals(commit("plain", data), commit("planted", planted));
  }
}
