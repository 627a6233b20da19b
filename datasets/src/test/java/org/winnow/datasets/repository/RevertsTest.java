package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.BY_BEN;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Split;

/** Taking back, and putting aside. */
class RevertsTest {
  private static final String MODEL = "ab12cd34ef";
  private static final Attribution BY_MODEL =
      new Attribution("anna", new Origin.Model(MODEL, .9712));
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(60);
  private DatasetRepository repository;

  @BeforeEach
  void open() {
    repository = DatasetRepository.create(folder.resolve("labels"), data, "In", options());
  }

  @AfterEach
  void close() throws Exception {
    repository.close();
    if (PlainGit.isInstalled()) {
      Path place = folder.resolve("labels");
      assertEquals("", PlainGit.run(place, "fsck", "--strict", "--full").strip());
    }
  }

  private Commit commit(String message, LabelEdit... edits) {
    repository.edit(List.of(edits));
    return repository.commit(message);
  }

  private LabelEdit to(int row, String label, Attribution by) {
    return relabel(repository.data(), row, label, by);
  }

  private List<String> labels(int... rows) {
    return Arrays.stream(rows).mapToObj(row -> repository.data().label(row)).toList();
  }

  private String tree(String revision) throws Exception {
    return PlainGit.run(folder.resolve("labels"), "rev-parse", revision).strip();
  }

  @Test
  void aRevertedCommitLeavesTheVeryFilesOfTheOneBefore() throws Exception {
    Commit bad =
        commit(
            "Bad",
            to(0, "7", BY_ANNA),
            new LabelEdit.Drop(data.ids().get(1), BY_ANNA),
            new LabelEdit.AddExample(
                "new",
                Optional.of("3"),
                Split.TRAIN,
                data.features().select(new int[] {2}),
                data.views().of(2),
                data.labels().attribution(0)));
    Commit revert = repository.reverts().commit("HEAD", Optional.empty()).commit().orElseThrow();
    assertEquals("Revert \"Bad\"\n\nThis reverts commit " + bad.id() + ".", revert.message());
    assertEquals(new EditCounts(1, 0, 1, 1, 0), revert.counts().orElseThrow());
    assertEquals(data.digest(), repository.data().digest());
    if (PlainGit.isInstalled()) {
      assertEquals(tree("HEAD~2:labels"), tree("HEAD:labels"));
      assertEquals(tree("HEAD~2:examples"), tree("HEAD:examples"));
    }
    repository.reverts().commit("HEAD", Optional.of("After all")).commit().orElseThrow();
    assertEquals("7", repository.data().label(0));
    assertTrue(repository.data().ids().find("new") >= 0);
  }

  @Test
  void whatWasJudgedAgainSinceStays() {
    commit("First", to(0, "7", BY_ANNA), to(1, "7", BY_ANNA));
    commit("Second", to(1, "5", BY_BEN));
    MergeResult result = repository.reverts().commit("HEAD~1", Optional.empty());
    assertEquals(List.of("0", "5"), labels(0, 1));
    assertEquals(1, result.conflicts().size());
    repository.reverts().commit("HEAD~1", Optional.empty());
    assertEquals(List.of("0", "1"), labels(0, 1), "Anna's seven is gone from below Ben's five");
    assertEquals(
        MergeResult.Kind.UP_TO_DATE,
        repository.reverts().commit("HEAD~3", Optional.empty()).kind());
  }

  @Test
  void allSuggestionsOfAModelThatStillStandAreTakenBack() {
    commit("Accept", to(0, "7", BY_MODEL), to(1, "7", BY_MODEL), to(2, "7", BY_ANNA));
    commit("Again", to(1, "5", BY_BEN), to(3, "7", BY_MODEL));
    MergeResult result = repository.reverts().ofModel("ab12", Optional.empty());
    assertEquals(List.of("0", "5", "7", "3"), labels(0, 1, 2, 3));
    Commit commit = result.commit().orElseThrow();
    assertEquals("Take back what model ab12 suggested", commit.message());
    assertEquals(new EditCounts(2, 0, 0, 0, 0), commit.counts().orElseThrow());
    assertEquals(
        MergeResult.Kind.UP_TO_DATE, repository.reverts().ofModel(MODEL, Optional.empty()).kind());
    assertThrows(
        InputException.class, () -> repository.reverts().ofModel("best", Optional.empty()));
  }

  @Test
  void suggestionsAreTakenBackByTheNameOfTheirPackage() {
    Origin.Model origin = new Origin.Model(MODEL, .9712, "org.acme:digits@1.2.0");
    assertEquals(origin, Origin.parse(origin.toString()));
    Attribution packed = new Attribution("anna", origin);
    Attribution later =
        new Attribution("anna", new Origin.Model(MODEL, .9, "org.acme:digits@1.2.01"));
    commit("Accept", to(0, "7", packed), to(1, "7", later), to(2, "7", BY_MODEL));
    assertEquals(packed, repository.blame().example(data.ids().get(0)).get(1).by());
    repository.reverts().ofModelNamed("org.acme:digits@1.2.0", Optional.empty());
    assertEquals(List.of("0", "7", "7"), labels(0, 1, 2));
    assertThrows(
        InputException.class, () -> repository.reverts().ofModelNamed(" ", Optional.empty()));
  }

  @Test
  void aCommitIsTakenOutInMemoryAsARevertWould() {
    String before = data.digest();
    Commit bad =
        commit(
            "Bad",
            to(0, "7", BY_ANNA),
            to(1, "7", BY_ANNA),
            new LabelEdit.Drop(data.ids().get(2), BY_ANNA));
    Undone undone = Undone.of(repository, bad.id());
    assertEquals(before, undone.without().digest());
    assertEquals(repository.data().digest(), undone.with().digest());
    commit("Again", to(1, "5", BY_BEN));
    Undone later = Undone.of(repository, bad.id());
    assertEquals(List.of(data.ids().get(1)), later.judgedSince());
    repository.reverts().commit(bad.id(), Optional.empty());
    assertEquals(repository.data().digest(), later.without().digest());
    assertThrows(InputException.class, () -> Undone.of(repository, "HEAD~3"));
  }

  @Test
  void thoseOfAnAnnotatorAreTakenBackButNotTheExamplesBroughtIn() {
    commit("Anna's", to(0, "7", BY_ANNA));
    commit("Ben's", to(0, "6", BY_BEN), to(1, "7", BY_BEN));
    repository.reverts().ofAnnotator("ben", Optional.of("Ben had the wrong glasses on"));
    assertEquals(List.of("7", "1"), labels(0, 1));
    repository.reverts().ofAnnotator("made\tfor tests", Optional.empty());
    assertEquals(60, repository.data().size());
  }

  @Test
  void theImportAndMergesAreNotReverted() {
    assertTrue(
        assertThrows(
                InputException.class, () -> repository.reverts().commit("HEAD", Optional.empty()))
            .getMessage()
            .contains("is the import"));
  }

  @Test
  void editsPutAsideComeBackAlsoToAnotherSession() {
    repository.edit(List.of(to(0, "7", BY_ANNA)));
    repository.edit(List.of(to(1, "7", BY_ANNA)));
    assertEquals(2, repository.stashes().push());
    assertEquals(List.of("0", "1"), labels(0, 1));
    repository.edit(List.of(to(2, "7", BY_ANNA)));
    repository.stashes().push();
    repository.close();
    repository = DatasetRepository.open(folder.resolve("labels"), options());
    assertEquals(List.of(1, 2), repository.stashes().all().stream().map(Stash::edits).toList());
    repository.branches().switchToNew("other", "HEAD");
    repository.stashes().pop();
    assertEquals(List.of("0", "1", "7"), labels(0, 1, 2));
    assertThrows(InputException.class, () -> repository.stashes().pop());
    repository.commit("One");
    repository.stashes().pop();
    assertEquals(List.of("7", "7", "7"), labels(0, 1, 2));
    repository.undo();
    assertEquals(List.of("7", "1"), labels(0, 1));
  }

  @Test
  void editsPutAsideStayThereWhereTheyDoNotFit() {
    repository.edit(List.of(to(0, "7", BY_ANNA)));
    repository.stashes().push();
    commit("Meanwhile", to(0, "5", BY_BEN));
    InputException refused = assertThrows(InputException.class, () -> repository.stashes().pop());
    assertTrue(refused.getMessage().contains("cannot be taken up on"), refused.getMessage());
    assertEquals(1, repository.stashes().all().size());
    assertEquals(1, repository.stashes().drop());
    assertThrows(InputException.class, () -> repository.stashes().drop());
    assertThrows(InputException.class, () -> repository.stashes().push());
  }
}
