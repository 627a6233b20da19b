package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Split;

/** Erasing examples: what is gone, what stays, and what comes back nowhere. */
class ForgettingTest {
  private static final int ROW = 3;
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(60);
  private final String id = data.ids().get(ROW);
  private final BytesIn bytes = new BytesIn(data.features().canonicalBytes(ROW));
  private DatasetRepository repository;

  private Path place() {
    return folder.resolve("labels");
  }

  @BeforeEach
  void open() throws Exception {
    repository = DatasetRepository.create(place(), data, "In", options());
    assertFalse(bytes.folder(place()).isEmpty(), "the search finds what is there");
  }

  @AfterEach
  void close() throws Exception {
    repository.close();
    if (PlainGit.isInstalled()) {
      assertEquals("", PlainGit.run(place(), "fsck", "--strict", "--full").strip());
    }
  }

  private void reopen() {
    repository.close();
    repository = DatasetRepository.open(place(), options());
  }

  private LabelEdit.AddExample copyOf(int row, String id) {
    return new LabelEdit.AddExample(
        id,
        Optional.of("3"),
        Split.TRAIN,
        data.features().select(new int[] {row}),
        data.views().of(row),
        BY_ANNA);
  }

  private void requireGone() throws Exception {
    assertEquals(List.of(), bytes.folder(place()));
    assertEquals(-1, repository.data().ids().find(id));
    Same.assertSame(
        data.select(IntStream.range(0, 60).filter(row -> row != ROW).toArray()), repository.data());
  }

  @Test
  void theBytesAreNowhereInTheFolderAndATombstoneStays() throws Exception {
    Erasure planned = repository.forgetting().plan(List.of(id));
    assertEquals(List.of(id), planned.ids());
    assertEquals(1, planned.records());
    assertFalse(bytes.folder(place()).isEmpty(), "a plan changes nothing");
    Files.write(place().resolve("winnow/blobs/incoming-x"), data.features().canonicalBytes(ROW));
    assertEquals(planned, repository.forgetting().forget(List.of(id), "Her parents asked"));
    requireGone();
    Tombstone tombstone = repository.forgetting().of(id.substring(0, 8)).orElseThrow();
    assertEquals(
        "example '" + id + "' was forgotten on 2026-03-01 by Anna: Her parents asked",
        tombstone.toString());
    assertEquals(
        List.of("3", "forgotten"),
        repository.blame().example(id).stream().map(BlameLine::said).toList());
    assertEquals("Forget 1 example", repository.log(1).get(0).title());
    reopen();
    requireGone();
    assertEquals(List.of(tombstone), repository.forgetting().all());
  }

  @Test
  void noOlderCommitMergeOrRevertBringsItBack() throws Exception {
    repository.branches().create("other", "HEAD");
    repository.branches().switchTo("other");
    repository.edit(List.of(relabel(data, ROW, "7", BY_ANNA), relabel(data, 5, "7", BY_ANNA)));
    repository.edit(List.of(new LabelEdit.Flag(id, "odd", BY_ANNA)));
    repository.commit("Sevens");
    repository.branches().switchTo("main");
    repository.forgetting().forget(List.of(id), "asked");
    assertEquals(59, repository.checkout("HEAD~1", false).size());
    assertEquals(59, repository.checkout("other", false).size());
    assertFalse(repository.flags().containsKey(id));
    repository.checkout("main", false);
    assertEquals(MergeResult.Kind.COMMITTED, repository.merges().merge("other").kind());
    assertEquals(-1, repository.data().ids().find(id));
    assertEquals("7", repository.data().label(repository.data().row(data.ids().get(5))));
    String forgetting =
        repository.log(9).stream()
            .filter(commit -> commit.title().startsWith("Forget"))
            .findFirst()
            .orElseThrow()
            .id();
    assertEquals(List.of(id), Undone.of(repository, forgetting).judgedSince());
    repository.reverts().commit(forgetting, Optional.empty());
    repository.reverts().ofAnnotator("Anna", Optional.empty());
    assertEquals(-1, repository.data().ids().find(id));
    List<BlameLine> lines = repository.blame().example(id);
    assertEquals("forgotten", lines.get(lines.size() - 1).said());
    assertEquals(List.of(), bytes.folder(place()));
  }

  @Test
  void pendingEditsOfAllSessionsAndThoseAsideGoWithTheBytes() throws Exception {
    LabelEdit keep = relabel(data, 5, "7", BY_ANNA);
    try (DatasetRepository other =
        DatasetRepository.open(place(), options().withSession("other"))) {
      other.edit(List.of(copyOf(ROW, "twin"), copyOf(7, "new")));
      InputException refused =
          assertThrows(
              InputException.class, () -> repository.forgetting().forget(List.of(id), "asked"));
      assertTrue(refused.getMessage().contains("is open in sessions [other]"));
      assertEquals(60, repository.data().size());
    }
    repository.edit(List.of(copyOf(ROW, "aside"), relabel(data, ROW, "7", BY_ANNA)));
    repository.stashes().push();
    repository.edit(List.of(relabel(data, ROW, "6", BY_ANNA), keep));
    Erasure erasure = repository.forgetting().forget(List.of(id), "asked");
    assertEquals(Set.of("aside", "twin", id), Set.copyOf(erasure.ids()));
    assertEquals(List.of(keep), repository.pending());
    assertEquals(List.of(), bytes.folder(place()));
    assertEquals(0, repository.stashes().all().get(0).edits());
    try (DatasetRepository other =
        DatasetRepository.open(place(), options().withSession("other"))) {
      assertEquals(List.of("new"), other.pending().stream().map(LabelEdit::id).toList());
    }
    repository.commit("Five");
    assertEquals(59, repository.data().size());
  }

  @Test
  void itIsNotTakenInAgainUnderAnyId() {
    repository.forgetting().forget(List.of(id), "asked");
    for (String name : List.of(id, "another")) {
      InputException refused =
          assertThrows(InputException.class, () -> repository.edit(List.of(copyOf(ROW, name))));
      assertTrue(
          refused.getMessage().contains("was forgotten on 2026-03-01"), refused.getMessage());
    }
    repository.edit(List.of(copyOf(7, "allowed")));
    assertThrows(
        InputException.class, () -> repository.forgetting().forget(List.of(id, "nobody"), "asked"));
    assertThrows(InputException.class, () -> repository.forgetting().forget(List.of(id), " "));
  }

  @Test
  void whatWasInterruptedIsFinishedAtTheNextOpening() throws Exception {
    repository.edit(List.of(relabel(data, ROW, "6", BY_ANNA)));
    repository.working("test", copy -> Forgetting.begin(copy, List.of(id), "asked"));
    reopen();
    requireGone();
    assertEquals(List.of(), repository.pending());
    String other = data.ids().get(9);
    repository.working(
        "test",
        copy -> {
          Forgetting.begin(copy, List.of(other), "asked, too");
          ForgottenList list = ForgottenList.of(copy.blobs());
          copy.move(new TombstoneCommit(copy, List.of(list.of(other).orElseThrow())).write(), null);
          return null;
        });
    repository.close();
    BytesIn others = new BytesIn(data.features().canonicalBytes(9));
    assertFalse(others.folder(place()).isEmpty());
    repository = DatasetRepository.open(place(), options());
    assertEquals(List.of(), others.folder(place()));
    assertEquals(58, repository.data().size());
    assertEquals(
        List.of("Forget 1 example", "Forget 1 example", "In"),
        repository.log(9).stream().map(Commit::title).toList());
  }

  @Test
  void viewsOfADataSetReadBeforeStillShowTheOthers() {
    Dataset before = repository.at("HEAD");
    repository.forgetting().forget(List.of(id), "asked");
    assertEquals(
        Arrays.hashCode(before.features().canonicalBytes(5)),
        Arrays.hashCode(((ExampleView.Picture) before.views().of(5)).pixels()));
    assertThrows(InputException.class, () -> before.views().of(ROW));
  }

  @Test
  void earlierBytesOfAnIdGoToo() throws Exception {
    repository.edit(List.of(new LabelEdit.Drop(id, BY_ANNA)));
    repository.commit("Drop");
    repository.edit(List.of(copyOf(7, id)));
    repository.commit("Another one under its key");
    Erasure erasure = repository.forgetting().forget(List.of(id), "asked");
    assertEquals(2, erasure.records());
    assertEquals(List.of(), bytes.folder(place()));
    assertEquals(58, repository.data().size(), "the one with the same bytes went along");
  }
}
