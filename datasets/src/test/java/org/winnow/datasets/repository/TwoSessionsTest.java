package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.BY_BEN;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;

class TwoSessionsTest {
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(60);
  private DatasetRepository anna;
  private DatasetRepository ben;

  @BeforeEach
  void open() {
    Path place = folder.resolve("labels");
    anna = DatasetRepository.create(place, data, "In", options());
    ben = DatasetRepository.open(place, options());
  }

  @AfterEach
  void close() {
    anna.close();
    ben.close();
  }

  @Test
  void eachHasItsOwnPendingEdits() {
    assertEquals("default", anna.session());
    assertEquals("default-2", ben.session());
    anna.edit(List.of(relabel(data, 0, "7", BY_ANNA)));
    assertEquals(List.of(), ben.pending());
    assertEquals("0", ben.data().label(0));
    try (DatasetRepository third =
        DatasetRepository.open(folder.resolve("labels"), options().withSession("third"))) {
      assertEquals(
          List.of("session 'default' of this repository has 1 pending edit"), third.notices());
    }
  }

  @Test
  void aSessionInUseIsRefused() {
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                DatasetRepository.open(folder.resolve("labels"), options().withSession("default")));
    assertTrue(refused.getMessage().contains("in use"), refused.getMessage());
    assertThrows(
        InputException.class,
        () -> DatasetRepository.createFresh(folder.resolve("labels"), data, "No", options()));
  }

  @Test
  void editsOfDifferentExamplesAreBothKept() {
    anna.edit(List.of(relabel(data, 0, "7", BY_ANNA)));
    LabelEdit drop = new LabelEdit.Drop(data.ids().get(1), BY_BEN);
    ben.edit(List.of(drop));
    Commit first = anna.commit("Anna's");
    Commit second = ben.commit("Ben's");
    assertEquals(List.of(first.id()), second.parents());
    assertEquals("7", ben.data().label(0));
    assertEquals(59, ben.data().size());
    assertEquals(59, anna.checkout("main", false).size());
    assertEquals(ben.data().digest(), anna.data().digest());
  }

  @Test
  void differentJudgementsOfOneExampleAreRefusedAndKept() {
    anna.edit(List.of(relabel(data, 0, "7", BY_ANNA)));
    LabelEdit mine = relabel(data, 0, "3", BY_BEN);
    LabelEdit other = relabel(data, 2, "4", BY_BEN);
    ben.edit(List.of(mine, other));
    anna.commit("Anna's");
    EditConflictException refused =
        assertThrows(EditConflictException.class, () -> ben.commit("Ben's"));
    assertEquals(
        List.of(
            new EditConflict(data.ids().get(0), Optional.of("3"), false, Optional.of("7"), false)),
        refused.conflicts());
    assertTrue(refused.getMessage().contains("(yours 3, theirs 7)"), refused.getMessage());
    assertEquals(List.of(mine, other), ben.pending());
    assertEquals("3", ben.data().label(0));
  }

  @Test
  void aConflictIsSettledByTakingASide() {
    anna.edit(List.of(relabel(data, 0, "7", BY_ANNA)));
    ben.edit(List.of(relabel(data, 0, "3", BY_BEN), relabel(data, 2, "4", BY_BEN)));
    anna.commit("Anna's");
    assertEquals("7", ben.settle(Side.THEIRS).label(0));
    assertEquals(1, ben.pending().size());
    assertEquals(new EditCounts(1, 0, 0, 0, 0), ben.commit("Ben's").counts().orElseThrow());
    anna.edit(List.of(relabel(anna.data(), 2, "5", BY_ANNA)));
    assertThrows(EditConflictException.class, () -> anna.commit("Five"));
    assertEquals("5", anna.settle(Side.YOURS).label(2));
    anna.commit("Five after all");
    assertEquals("5", ben.checkout("main", false).label(2));
    assertEquals(4, ben.log(9).size());
  }

  @Test
  void droppedOnOneSideAndRelabelledOnTheOtherIsAConflict() {
    LabelEdit drop = new LabelEdit.Drop(data.ids().get(0), BY_ANNA);
    anna.edit(List.of(drop));
    ben.edit(List.of(relabel(data, 0, "3", BY_BEN)));
    anna.commit("Dropped");
    EditConflictException refused =
        assertThrows(EditConflictException.class, () -> ben.commit("Three"));
    assertTrue(refused.getMessage().contains("theirs dropped"), refused.getMessage());
    Dataset settled = ben.settle(Side.YOURS);
    ben.commit("It stays, as a three");
    assertEquals("3", settled.label(settled.row(data.ids().get(0))));
    assertEquals(60, anna.checkout("main", false).size());
  }

  @Test
  void theSameJudgementFromBothIsNoConflict() {
    anna.edit(List.of(relabel(data, 0, "7", BY_ANNA)));
    ben.edit(List.of(relabel(data, 0, "7", BY_BEN)));
    anna.commit("Anna's");
    assertEquals(new EditCounts(0, 1, 0, 0, 0), ben.commit("Ben's").counts().orElseThrow());
    assertEquals(BY_BEN, ben.data().labels().attribution(0));
  }

  @Test
  void manyCommitsOfTwoAtOnceAreAllThere() throws Exception {
    int each = 8;
    ExecutorService both = Executors.newFixedThreadPool(2);
    List<Future<?>> work = new ArrayList<>();
    work.add(both.submit(() -> commitAll(anna, 0, each)));
    work.add(both.submit(() -> commitAll(ben, 30, each)));
    for (Future<?> one : work) {
      one.get();
    }
    both.shutdown();
    Dataset end = anna.checkout("main", false);
    assertEquals(1 + 2 * each, anna.log(1000).size());
    for (int i = 0; i < each; i++) {
      assertEquals("5", end.label(i));
      assertEquals("5", end.label(30 + i));
    }
  }

  private static void commitAll(DatasetRepository repository, int from, int count) {
    for (int row = from; row < from + count; row++) {
      repository.edit(List.of(relabel(repository.data(), row, "5", BY_ANNA)));
      repository.commit("Row " + row);
    }
  }
}
