package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.ANNA;
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

class DatasetRepositoryTest {
  @TempDir Path folder;

  private Path place() {
    return folder.resolve("labels");
  }

  private DatasetRepository create(Dataset data) {
    return DatasetRepository.create(place(), data, "Bring the data in", options());
  }

  private DatasetRepository open() {
    return DatasetRepository.open(place(), options());
  }

  @Test
  void givesBackWhatWasPutIn() {
    for (Dataset data : List.of(Samples.pictures(300), Samples.table(120))) {
      DatasetRepository.createFresh(place(), data, "Bring it in", options()).close();
      try (DatasetRepository repository = open()) {
        Same.assertSame(data, repository.committed());
        Same.assertSame(data, repository.data());
      }
    }
  }

  @Test
  void keepsEditsPendingUntilTheyAreCommitted() {
    Dataset data = Samples.pictures(60);
    try (DatasetRepository repository = create(data)) {
      LabelEdit edit = relabel(data, 0, "7", BY_ANNA);
      repository.edit(List.of(edit));
      assertEquals(List.of(edit), repository.pending());
      assertEquals("7", repository.data().label(0));
      assertEquals("0", repository.committed().label(0));
      Commit commit = repository.commit("Row 0 is a seven");
      assertEquals(List.of(), repository.pending());
      assertEquals("7", repository.committed().label(0));
      assertEquals(commit.id(), repository.head());
      assertEquals(Optional.of(new EditCounts(1, 0, 0, 0, 0)), commit.counts());
      assertEquals(List.of(repository.log(9).get(1).id()), commit.parents());
      assertEquals(ANNA, commit.author());
      assertEquals("Row 0 is a seven", commit.message());
      assertEquals("2026-03-01T13:00+01:00", commit.time().toString());
    }
  }

  @Test
  void pendingEditsComeBackAndCanBeUndoneAfterReopening() {
    Dataset data = Samples.pictures(60);
    LabelEdit first = relabel(data, 0, "7", BY_ANNA);
    LabelEdit second = new LabelEdit.Drop(data.ids().get(1), BY_ANNA);
    LabelEdit third = new LabelEdit.Flag(data.ids().get(2), "odd\tone", BY_ANNA);
    try (DatasetRepository repository = create(data)) {
      repository.edit(List.of(first));
      repository.edit(List.of(second, third));
    }
    try (DatasetRepository repository = open()) {
      assertEquals(List.of(first, second, third), repository.pending());
      assertEquals(59, repository.data().size());
      assertTrue(repository.notices().get(0).startsWith("3 pending edits"));
      assertEquals(List.of(second, third), repository.undo());
      assertEquals(60, repository.data().size());
    }
    try (DatasetRepository repository = open()) {
      assertEquals(List.of(first), repository.undo());
      assertEquals(List.of(), repository.undo());
      assertEquals(data.digest(), repository.data().digest());
    }
  }

  @Test
  void checksOutAnOldCommitAndComesBack() {
    Dataset data = Samples.pictures(60);
    try (DatasetRepository repository = create(data)) {
      repository.edit(List.of(relabel(data, 0, "7", BY_ANNA)));
      Commit second = repository.commit("Seven");
      String digest = repository.data().digest();
      assertEquals(data.digest(), repository.checkout("HEAD~1", false).digest());
      assertEquals(Optional.empty(), repository.branch());
      assertEquals(digest, repository.checkout(second.shortId(), false).digest());
      assertEquals(Optional.of("main"), repository.branch());
      repository.edit(List.of(relabel(repository.data(), 3, "1", BY_ANNA)));
      InputException refused =
          assertThrows(InputException.class, () -> repository.checkout("main~1", false));
      assertTrue(refused.getMessage().startsWith("1 pending edits would be lost"));
      repository.checkout("main~1", true);
      assertEquals(List.of(), repository.pending());
    }
  }

  @Test
  void aCommitFromAnOlderOneBeginsABranch() {
    Dataset data = Samples.pictures(60);
    try (DatasetRepository repository = create(data)) {
      String first = repository.head();
      repository.edit(List.of(relabel(data, 0, "7", BY_ANNA)));
      String tip = repository.commit("Seven").id();
      repository.checkout(first.substring(0, 10), false);
      repository.edit(List.of(relabel(data, 0, "3", BY_ANNA)));
      Commit other = repository.commit("Three after all");
      assertEquals(Optional.of("from-" + first.substring(0, 7)), repository.branch());
      assertEquals(List.of(first), other.parents());
      assertEquals("7", repository.checkout("main", false).label(0));
      assertEquals(tip, repository.head());
      assertEquals("3", repository.checkout("from-" + first.substring(0, 7), false).label(0));
    }
  }

  @Test
  void tellsWhatDiffersBetweenCommits() {
    Dataset data = Samples.pictures(60);
    try (DatasetRepository repository = create(data)) {
      repository.edit(
          List.of(
              relabel(data, 0, "7", BY_ANNA),
              new LabelEdit.Drop(data.ids().get(1), BY_ANNA),
              relabel(data, 2, "2", BY_ANNA),
              new LabelEdit.Flag(data.ids().get(3), "", BY_ANNA)));
      LabelDiff pending = repository.diffPending();
      Commit commit = repository.commit("Four kinds");
      LabelDiff diff = repository.diff("HEAD~1", "HEAD");
      assertEquals(pending, diff);
      assertEquals(new EditCounts(1, 1, 0, 1, 1), diff.counts());
      assertEquals(Optional.of(diff.counts()), commit.counts());
      Change change =
          diff.changes().stream()
              .filter(c -> c.kind() == Change.Kind.RELABELLED)
              .findFirst()
              .orElseThrow();
      assertEquals(
          new Change(
              data.ids().get(0),
              Optional.of("0"),
              Optional.of("7"),
              Change.Kind.RELABELLED,
              BY_ANNA),
          change);
      assertTrue(repository.diff("HEAD", "HEAD").isEmpty());
      assertEquals(1, repository.diff("HEAD", "HEAD~1").counts().added());
    }
  }

  @Test
  void refusesToCreateOverARepositoryUnlessFresh() {
    create(Samples.pictures(20)).close();
    assertTrue(DatasetRepository.exists(place()));
    assertFalse(DatasetRepository.exists(folder.resolve("nothing")));
    InputException refused = assertThrows(InputException.class, () -> create(Samples.pictures(20)));
    assertTrue(refused.getMessage().contains("already"));
    try (DatasetRepository fresh =
        DatasetRepository.createFresh(place(), Samples.pictures(30), "Anew", options())) {
      assertEquals(30, fresh.data().size());
      assertEquals(1, fresh.log(9).size());
    }
  }

  @Test
  void isSetAsideOnlyWhereNobodyHasItOpen() {
    DatasetRepository opened = create(Samples.pictures(20));
    InputException refused =
        assertThrows(InputException.class, () -> DatasetRepository.setAside(place()));
    assertTrue(refused.getMessage().contains("is open in sessions [default]"));
    opened.close();
    for (int size : new int[] {30, 40}) {
      Path before = DatasetRepository.setAside(place());
      assertTrue(DatasetRepository.exists(before));
      assertFalse(DatasetRepository.exists(place()));
      create(Samples.pictures(size)).close();
    }
    try (DatasetRepository last = DatasetRepository.open(folder.resolve("labels.before"))) {
      assertEquals(30, last.data().size());
    }
  }
}
