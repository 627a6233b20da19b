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
import org.winnow.datasets.Origin;

/** Merges of two branches of sixty squares, and what plain git says of them. */
class MergesTest {
  private static final Attribution BY_CARA = new Attribution("cara", Origin.HAND);
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(60);
  private DatasetRepository repository;

  @BeforeEach
  void open() {
    repository = DatasetRepository.create(place(), data, "In", options());
    repository.branches().create("side", "HEAD");
  }

  @AfterEach
  void close() throws Exception {
    repository.close();
    if (PlainGit.isInstalled()) {
      assertEquals("", PlainGit.run(place(), "fsck", "--strict", "--full").strip());
    }
  }

  private Path place() {
    return folder.resolve("labels");
  }

  private String id(int row) {
    return data.ids().get(row);
  }

  private Commit on(String branch, LabelEdit... edits) {
    repository.branches().switchTo(branch);
    repository.edit(Arrays.stream(edits).map(this::fromNow).toList());
    return repository.commit("On " + branch);
  }

  private LabelEdit to(int row, String label, Attribution by) {
    return new LabelEdit.Relabel(
        id(row), Rebase.label(data, id(row)), Optional.ofNullable(label), by);
  }

  /** The same edit from what the example is by now. */
  private LabelEdit fromNow(LabelEdit edit) {
    return edit instanceof LabelEdit.Relabel r
        ? new LabelEdit.Relabel(r.id(), Rebase.label(repository.data(), r.id()), r.to(), r.by())
        : edit;
  }

  private String label(int row) {
    int at = repository.data().ids().find(id(row));
    return at < 0 ? "gone" : repository.data().label(at);
  }

  /** Row 0 is judged 7 by Anna on main and 5 by Ben on side. */
  private MergeResult conflict() {
    on("side", to(0, "5", BY_BEN), to(1, "5", BY_BEN));
    on("main", to(0, "7", BY_ANNA), to(2, "7", BY_ANNA));
    return repository.merges().merge("side");
  }

  private InputException refused(Runnable work) {
    return assertThrows(InputException.class, work::run);
  }

  @Test
  void judgementsOfBothSidesAreUnitedInACommitWithTwoParents() throws Exception {
    Commit theirs = on("side", to(1, "5", BY_BEN), new LabelEdit.Drop(id(3), BY_BEN));
    Commit ours = on("main", to(2, "7", BY_ANNA));
    MergeResult result = repository.merges().merge("side");
    assertEquals(MergeResult.Kind.COMMITTED, result.kind());
    Commit merge = result.commit().orElseThrow();
    assertEquals(List.of(ours.id(), theirs.id()), merge.parents());
    assertEquals("Merge branch 'side'", merge.message());
    assertEquals(Optional.of(new EditCounts(1, 0, 0, 1, 0)), merge.counts());
    assertEquals(List.of("5", "7", "gone"), List.of(label(1), label(2), label(3)));
    if (PlainGit.isInstalled()) {
      String base = PlainGit.run(place(), "merge-base", ours.id(), theirs.id()).strip();
      assertEquals(repository.log(9).get(3).id(), base);
      assertEquals(
          merge.id(), PlainGit.run(place(), "log", "-1", "--merges", "--format=%H").strip());
    }
  }

  @Test
  void theMergeOfTheOtherSideComesToTheSameLabels() {
    on("side", to(1, "5", BY_BEN), new LabelEdit.Flag(id(2), "blurred", BY_BEN));
    on("main", to(2, "7", BY_ANNA));
    repository.merges().merge("side");
    Dataset one = repository.data();
    Map<String, String> flags = repository.flags();
    repository.branches().switchTo("side");
    repository.merges().merge("main~1");
    assertEquals(one.digest(), repository.data().digest());
    assertEquals(flags, repository.flags());
    assertEquals(Map.of(id(2), "blurred"), flags, "Anna's seven was no second look at it");
  }

  @Test
  void whatFollowsIsMovedToAndWhatIsInIsUpToDate() {
    Commit ahead = on("side", to(1, "5", BY_BEN));
    repository.branches().switchTo("main");
    assertEquals(MergeResult.Kind.FAST_FORWARD, repository.merges().merge("side").kind());
    assertEquals(ahead.id(), repository.head());
    assertEquals("5", label(1));
    assertEquals(MergeResult.Kind.UP_TO_DATE, repository.merges().merge("side").kind());
    assertEquals(Optional.of("main"), repository.branch());
  }

  @Test
  void theSameLabelFromBothIsNoConflictAndBothJudgementsStay() {
    on("side", to(0, "5", BY_BEN));
    on("main", to(0, "5", BY_ANNA));
    assertEquals(MergeResult.Kind.COMMITTED, repository.merges().merge("side").kind());
    assertEquals("5", label(0));
    assertEquals(3, repository.log(LogQuery.all().judging(id(0))).size(), "and the import");
  }

  @Test
  void aConflictTellsBaseOursTheirsAndBy() {
    MergeResult result = conflict();
    assertEquals(MergeResult.Kind.CONFLICTS, result.kind());
    MergeConflict one = result.conflicts().get(0);
    assertEquals(1, result.conflicts().size());
    assertEquals(id(0), one.id());
    assertEquals(
        List.of("0", "7", "5"),
        List.of(one.base().shown(), one.ours().shown(), one.theirs().shown()));
    assertEquals(Optional.of(BY_ANNA), one.ours().by());
    assertEquals(Optional.of(BY_BEN), one.theirs().by());
    assertEquals("7", label(0), "nothing is changed before it is settled");
    assertEquals(result.conflicts(), repository.merges().conflicts());
  }

  @Test
  void nothingElseIsDoneWhileAMergeWaits() {
    conflict();
    Runnable edit = () -> repository.edit(List.of(to(4, "7", BY_ANNA)));
    List<Runnable> others =
        List.of(
            edit,
            () -> repository.branches().switchTo("side"),
            () -> repository.checkout("HEAD", true),
            () -> repository.merges().merge("side"),
            () -> repository.classes().add("x", "More"));
    for (Runnable other : others) {
      assertTrue(refused(other).getMessage().contains("%merge --abort"));
    }
    repository.merges().abort();
    edit.run();
    assertEquals("7", label(4));
    assertTrue(refused(() -> repository.merges().abort()).getMessage().contains("no merge is in"));
  }

  @Test
  void theSideThatIsChosenStandsUnderItsOwnAuthor() {
    conflict();
    repository.merges().resolve(Map.of(id(0), Choice.of(Side.THEIRS, BY_CARA)));
    assertEquals(List.of(), repository.merges().conflicts());
    Commit merge = repository.merges().finish(Optional.of("Ben is right")).commit().orElseThrow();
    assertEquals("Ben is right", merge.message());
    assertEquals(2, merge.parents().size());
    assertEquals(List.of("5", "5", "7"), List.of(label(0), label(1), label(2)));
    assertEquals(BY_BEN, repository.data().labels().attribution(0));
    assertEquals(MergeResult.Kind.UP_TO_DATE, repository.merges().merge("side").kind());
  }

  @Test
  void anotherLabelIsAJudgementOfWhoSettles() {
    conflict();
    repository.merges().resolve(Map.of(id(0), Choice.of(Side.YOURS, BY_CARA)));
    repository.merges().resolve(Map.of(id(0), Choice.of(Optional.of("2"), BY_CARA)));
    assertTrue(
        refused(() -> repository.merges().resolve(Map.of(id(1), Choice.of(Side.YOURS, BY_CARA))))
            .getMessage()
            .contains("is not in conflict"));
    assertTrue(
        refused(
                () ->
                    repository
                        .merges()
                        .resolve(Map.of(id(0), Choice.of(Optional.of("ten"), BY_CARA))))
            .getMessage()
            .contains("'ten' is not one of"));
    repository.merges().finish(Optional.empty());
    assertEquals("2", label(0));
    assertEquals(BY_CARA, repository.data().labels().attribution(0));
  }

  @Test
  void whatIsSettledSurvivesTheEndOfTheProcess() {
    on("side", to(0, "5", BY_BEN), to(1, "5", BY_BEN));
    on("main", to(0, "7", BY_ANNA), to(1, "7", BY_ANNA));
    repository.merges().merge("side");
    repository.merges().resolve(Map.of(id(0), Choice.of(Side.THEIRS, BY_CARA)));
    for (int opened = 0; opened < 2; opened++) {
      repository.close();
      repository = DatasetRepository.open(place(), options());
    }
    assertTrue(repository.notices().get(0).contains("the merge of branch 'side' is not finished"));
    assertEquals(
        List.of(id(1)), repository.merges().conflicts().stream().map(MergeConflict::id).toList());
    assertEquals(MergeResult.Kind.CONFLICTS, repository.merges().finish(Optional.empty()).kind());
    repository.merges().resolve(Map.of(id(1), Choice.of(Optional.empty(), BY_CARA)));
    repository.merges().finish(Optional.empty());
    assertEquals(List.of("5", "?"), List.of(label(0), label(1)));
  }

  @Test
  void droppingAndRelabellingOneExampleIsAConflictAndDroppingItTwiceIsNone() {
    on("side", new LabelEdit.Drop(id(0), BY_BEN), new LabelEdit.Drop(id(1), BY_BEN));
    on("main", to(0, "7", BY_ANNA), new LabelEdit.Drop(id(1), BY_ANNA));
    MergeResult result = repository.merges().merge("side");
    assertEquals(
        List.of("dropped"), result.conflicts().stream().map(c -> c.theirs().shown()).toList());
    repository.merges().resolve(Map.of(id(0), Choice.of(Side.THEIRS, BY_CARA)));
    repository.merges().finish(Optional.empty());
    assertEquals(List.of("gone", "gone"), List.of(label(0), label(1)));
  }

  @Test
  void aCrosswiseMergeStartsFromWhatBothSidesHadMerged() {
    on("side", to(0, "5", BY_BEN));
    on("main", to(1, "7", BY_ANNA));
    repository.branches().create("old-side", "side");
    repository.branches().create("old-main", "main");
    repository.merges().merge("old-side");
    repository.branches().switchTo("side");
    repository.merges().merge("old-main");
    on("main", to(0, "3", BY_ANNA));
    on("side", to(1, "3", BY_BEN));
    repository.branches().switchTo("main");
    MergeResult result = repository.merges().merge("side");
    assertEquals(MergeResult.Kind.COMMITTED, result.kind(), result.toString());
    assertEquals(List.of("3", "3"), List.of(label(0), label(1)));
  }

  @Test
  void rulesSettleWhatTheyDecide() {
    on("side", to(0, "5", BY_BEN));
    on("side", to(0, "5", BY_CARA));
    on("main", to(0, "7", BY_ANNA));
    String main = repository.head();
    for (String rule : List.of("consensus", "author:cara")) {
      MergeStrategy strategy = MergeStrategy.parse(rule);
      MergeResult result = repository.merges().merge("side", strategy, Optional.empty());
      assertEquals(MergeResult.Kind.COMMITTED, result.kind(), rule);
      assertEquals("5", label(0), rule);
      repository.branches().switchToNew("again-" + rule.charAt(0), main);
    }
    MergeResult tie =
        repository.merges().merge("side", new MergeStrategy.Newest(), Optional.empty());
    assertEquals(MergeResult.Kind.CONFLICTS, tie.kind(), "both at the same moment");
    repository.merges().abort();
    repository.merges().merge("side", new MergeStrategy.Author("anna"), Optional.empty());
    assertEquals("7", label(0));
    assertTrue(refused(() -> MergeStrategy.parse("author:")).getMessage().contains("author:NAME"));
  }

  @Test
  void pendingEditsAndUnrelatedCommitsAreRefused() {
    repository.edit(List.of(to(0, "7", BY_ANNA)));
    assertTrue(
        refused(() -> repository.merges().merge("side"))
            .getMessage()
            .contains("1 edit is pending"));
    assertTrue(
        refused(() -> repository.merges().merge("nowhere")).getMessage().contains("is no commit"));
  }

  @Test
  void aPickedCommitChangesTheSameUnderTheSameAuthor() {
    on("side", to(5, "7", BY_BEN));
    repository.edit(List.of(relabel(repository.data(), 0, "5", BY_BEN)));
    Commit fix = repository.commit("Fives", new Author("Ben", "ben@example.org"));
    on("main", to(1, "7", BY_ANNA));
    Commit picked = repository.merges().cherryPick("side").commit().orElseThrow();
    assertEquals("Fives", picked.message());
    assertEquals(fix.author(), picked.author());
    assertEquals(1, picked.parents().size());
    assertEquals(List.of("5", "7", data.label(5)), List.of(label(0), label(1), label(5)));
    assertEquals(MergeResult.Kind.UP_TO_DATE, repository.merges().cherryPick("side").kind());
    on("main", to(0, "3", BY_ANNA));
    assertEquals(MergeResult.Kind.CONFLICTS, repository.merges().cherryPick("side").kind());
    repository.merges().resolve(Map.of(id(0), Choice.of(Side.YOURS, BY_CARA)));
    repository.merges().finish(Optional.empty());
    assertEquals("3", label(0));
    assertTrue(
        refused(() -> repository.merges().cherryPick("HEAD~4"))
            .getMessage()
            .contains("the import"));
  }
}
