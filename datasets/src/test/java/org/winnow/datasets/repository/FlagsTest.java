package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;

class FlagsTest {
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(40);
  private final String id = data.ids().get(0);

  private DatasetRepository open() {
    Path place = folder.resolve("labels");
    return DatasetRepository.exists(place)
        ? DatasetRepository.open(place, options())
        : DatasetRepository.create(place, data, "In", options());
  }

  private void flag(DatasetRepository repository, int row, String note) {
    repository.edit(List.of(new LabelEdit.Flag(data.ids().get(row), note, BY_ANNA)));
  }

  /** The flags as this repository sees them, and as one does that is opened anew. */
  private void expect(Map<String, String> flags) {
    try (DatasetRepository again = open()) {
      assertEquals(flags, again.flags());
    }
  }

  @Test
  void aPendingFlagIsThereWhenTheRepositoryIsOpenedAgain() {
    try (DatasetRepository repository = open()) {
      flag(repository, 0, "a seven?\tor one");
      assertEquals(Map.of(id, "a seven?\tor one"), repository.flags());
    }
    expect(Map.of(id, "a seven?\tor one"));
  }

  @Test
  void undoTakesAFlagAway() {
    try (DatasetRepository repository = open()) {
      flag(repository, 0, "first");
      flag(repository, 0, "second");
      assertEquals(Map.of(id, "second"), repository.flags());
      repository.undo();
      assertEquals(Map.of(id, "first"), repository.flags());
      repository.undo();
      assertEquals(Map.of(), repository.flags());
    }
  }

  @Test
  void aFlagAndALabelOfOneCommitBothStandInWhicheverOrderTheyWereGiven() {
    try (DatasetRepository repository = open()) {
      flag(repository, 0, "before");
      repository.edit(List.of(relabel(data, 0, "7", BY_ANNA), relabel(data, 1, "6", BY_ANNA)));
      flag(repository, 1, "after");
      Map<String, String> both = Map.of(id, "before", data.ids().get(1), "after");
      assertEquals(both, repository.flags());
      repository.commit("Both");
      assertEquals(both, repository.flags());
    }
    expect(Map.of(id, "before", data.ids().get(1), "after"));
  }

  @Test
  void aJudgementOfALaterCommitIsTheSecondLook() {
    Map<String, String> left = Map.of(data.ids().get(2), "stays");
    try (DatasetRepository repository = open()) {
      flag(repository, 0, "look");
      flag(repository, 1, "look");
      flag(repository, 2, "stays");
      repository.commit("Ask");
      repository.edit(
          List.of(relabel(data, 0, "7", BY_ANNA), new LabelEdit.Drop(data.ids().get(1), BY_ANNA)));
      assertEquals(left, repository.flags());
      repository.commit("Answer");
      assertEquals(left, repository.flags());
    }
    expect(left);
    try (DatasetRepository again = open()) {
      again.checkout("HEAD~1", false);
      assertEquals(3, again.flags().size());
    }
  }

  @Test
  void whatIsDroppedIsNotFlagged() {
    try (DatasetRepository repository = open()) {
      repository.edit(List.of(new LabelEdit.Drop(id, BY_ANNA)));
      repository.undo();
      flag(repository, 0, "odd");
      repository.edit(List.of(new LabelEdit.Drop(id, BY_ANNA)));
      assertEquals(Map.of(), repository.flags());
      repository.commit("Gone");
    }
    expect(Map.of());
  }
}
