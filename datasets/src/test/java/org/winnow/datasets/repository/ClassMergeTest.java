package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.BY_BEN;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.SourceNote;
import org.winnow.datasets.Split;

/** Merges where one side or both changed the classes, or brought examples in. */
class ClassMergeTest {
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(60);
  private DatasetRepository repository;

  @BeforeEach
  void open() {
    repository = DatasetRepository.create(folder.resolve("labels"), data, "In", options());
    repository.branches().create("side", "HEAD");
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private void label(int row, String to, Attribution by) {
    repository.edit(List.of(relabel(repository.data(), row, to, by)));
    repository.commit(row + " is " + to);
  }

  private List<String> labels(int... rows) {
    return Arrays.stream(rows).mapToObj(row -> repository.data().label(row)).toList();
  }

  private void mergeSide() {
    repository.branches().switchTo("main");
    MergeResult result = repository.merges().merge("side");
    assertEquals(MergeResult.Kind.COMMITTED, result.kind(), result.toString());
  }

  private String refused() {
    repository.branches().switchTo("main");
    String head = repository.head();
    String told =
        assertThrows(InputException.class, () -> repository.merges().merge("side")).getMessage();
    assertEquals(head, repository.head());
    return told;
  }

  @Test
  void aClassRenamedOnOneSideHasItsNewNameWhereTheOtherUsedTheOld() {
    repository.classes().rename("7", "seven", "In words");
    repository.branches().switchTo("side");
    label(0, "7", BY_BEN);
    mergeSide();
    assertEquals(List.of("seven", "seven"), labels(0, 7));
  }

  @Test
  void bothMayRenameDifferentClassesOrOneClassAlike() {
    repository.classes().rename("7", "seven", "In words");
    repository.classes().rename("5", "five", "In words");
    repository.branches().switchTo("side");
    repository.classes().rename("7", "seven", "In words, too");
    repository.classes().rename("3", "three", "In words");
    mergeSide();
    assertEquals(List.of("three", "five", "seven"), labels(3, 5, 7));
  }

  @Test
  void differentNewNamesOfOneClassAreRefused() {
    repository.classes().rename("7", "seven", "In words");
    repository.branches().switchTo("side");
    repository.classes().rename("7", "sept", "En français");
    String told = refused();
    assertTrue(told.contains("'seven' on this side and 'sept' on the other"), told);
  }

  @Test
  void classesThatBothAddedGetNumbersOfTheirOwnAlsoInLaterMerges() {
    repository.classes().add("dog", "A new one");
    label(0, "dog", BY_ANNA);
    repository.branches().switchTo("side");
    repository.classes().add("cat", "Another");
    label(1, "cat", BY_BEN);
    mergeSide();
    assertEquals(List.of("dog", "cat"), labels(0, 1));
    assertEquals(List.of("dog", "cat"), repository.classes().names().subList(10, 12));
    label(2, "dog", BY_ANNA);
    repository.branches().switchTo("side");
    label(3, "cat", BY_BEN);
    mergeSide();
    assertEquals(List.of("dog", "cat", "dog", "cat"), labels(0, 1, 2, 3));
    repository.branches().switchTo("side");
    assertEquals(MergeResult.Kind.FAST_FORWARD, repository.merges().merge("main").kind());
  }

  @Test
  void aClassThatBothAddedIsOne() {
    repository.classes().add("dog", "A new one");
    label(0, "dog", BY_ANNA);
    repository.branches().switchTo("side");
    repository.classes().add("cat", "Another");
    repository.classes().add("dog", "A new one");
    label(1, "dog", BY_BEN);
    mergeSide();
    assertEquals(List.of("dog", "dog"), labels(0, 1));
    assertEquals(12, repository.classes().names().size());
  }

  @Test
  void aNameForTwoClassesIsRefused() {
    repository.classes().rename("7", "x", "Odd");
    repository.branches().switchTo("side");
    repository.classes().add("x", "Odd");
    assertTrue(refused().contains("call different classes 'x'"));
  }

  @Test
  void aSplitClassIsANewOneAndRelabelsSoThatTheOtherSideMeetsThemOneByOne() {
    repository.classes().add("7 with a bar", "Split off 7");
    label(7, "7 with a bar", BY_ANNA);
    label(17, "7 with a bar", BY_ANNA);
    repository.branches().switchTo("side");
    label(7, "1", BY_BEN);
    repository.branches().switchTo("main");
    MergeResult result = repository.merges().merge("side");
    assertEquals(1, result.conflicts().size());
    assertEquals("7 with a bar", result.conflicts().get(0).ours().shown());
    repository.merges().resolve(Map.of(data.ids().get(7), Choice.of(Side.YOURS, BY_ANNA)));
    repository.merges().finish(Optional.empty());
    assertEquals(List.of("7 with a bar", "7 with a bar"), labels(7, 17));
  }

  private LabelEdit.AddExample example(String id, int like, String label, Attribution by) {
    return new LabelEdit.AddExample(
        id,
        Optional.of(label),
        Split.TRAIN,
        data.features().select(new int[] {like}),
        data.views().of(like),
        by);
  }

  @Test
  void examplesThatBothSidesAddedAreAllThere() {
    repository.edit(List.of(example("a", 1, "1", BY_ANNA)), SourceNote.named("Anna's"));
    repository.edit(List.of(example("both", 2, "2", BY_ANNA)), SourceNote.named("Anna's"));
    repository.commit("Two");
    repository.branches().switchTo("side");
    repository.edit(List.of(example("b", 3, "3", BY_BEN)), SourceNote.named("Ben's"));
    repository.edit(List.of(example("both", 2, "2", BY_BEN)), SourceNote.named("Ben's"));
    repository.commit("Two more");
    mergeSide();
    assertEquals(63, repository.data().size());
    Dataset merged = repository.data();
    assertEquals("3", merged.label(merged.row("b")));
    assertArrayEquals(
        data.features().canonicalBytes(3), merged.features().canonicalBytes(merged.row("b")));
    repository.close();
    repository = DatasetRepository.open(folder.resolve("labels"), options());
    assertEquals(merged.digest(), repository.data().digest());
  }

  @Test
  void oneExampleThatBothAddedWithDifferentLabelsIsAConflictOfLabels() {
    repository.edit(List.of(example("both", 2, "2", BY_ANNA)));
    repository.commit("Anna's");
    repository.branches().switchTo("side");
    repository.edit(List.of(example("both", 2, "5", BY_BEN)));
    repository.commit("Ben's");
    repository.branches().switchTo("main");
    MergeConflict conflict = repository.merges().merge("side").conflicts().get(0);
    assertFalse(conflict.content());
    assertEquals("not there", conflict.base().shown());
    repository.merges().resolve(Map.of("both", Choice.of(Optional.of("3"), BY_ANNA)));
    repository.merges().finish(Optional.empty());
    assertEquals("3", repository.data().label(repository.data().row("both")));
    assertEquals(61, repository.data().size());
  }

  @Test
  void differentExamplesUnderOneKeyAreAConflictOfWholeExamples() {
    repository.edit(List.of(example("key", 1, "1", BY_ANNA)));
    repository.commit("Anna's");
    repository.branches().switchTo("side");
    repository.edit(List.of(example("key", 2, "1", BY_BEN)));
    repository.commit("Ben's");
    repository.branches().switchTo("main");
    MergeResult result = repository.merges().merge("side");
    assertTrue(result.conflicts().get(0).content());
    Choice label = Choice.of(Optional.of("3"), BY_ANNA);
    assertTrue(
        assertThrows(InputException.class, () -> repository.merges().resolve(Map.of("key", label)))
            .getMessage()
            .contains("choose ours or theirs"));
    repository.merges().resolve(Map.of("key", Choice.of(Side.THEIRS, BY_ANNA)));
    repository.merges().finish(Optional.empty());
    assertArrayEquals(
        data.features().canonicalBytes(2),
        repository.data().features().canonicalBytes(repository.data().row("key")));
  }
}
