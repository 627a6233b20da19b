package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.BY_BEN;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;

/** Merges that the git command does in a clone, and that are finished here. */
@EnabledIf(
    value = "org.winnow.datasets.repository.PlainGit#isInstalled",
    disabledReason = "the git command is not installed: merges by it were not checked")
class CloneMergeTest {
  private static final String HUNK = "(?s)<<<<<<< [^\n]*\n(.*?)=======\n(.*?)>>>>>>> [^\n]*\n";
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(60);
  private DatasetRepository repository;
  private Path clone;
  private int other;

  /** Row 0, and one of another shard, are sevens of Anna's on main and fives of Ben's on side. */
  @BeforeEach
  void twoConflictsAndMore() {
    other = 1;
    while (shard(other).equals(shard(0))) {
      other++;
    }
    repository = DatasetRepository.create(folder.resolve("labels"), data, "In", options());
    clone = folder.resolve("clone");
    repository.branches().create("side", "HEAD");
    on("side", "5", BY_BEN, 0, other, 20);
    on("main", "7", BY_ANNA, 0, other, 30);
  }

  @AfterEach
  void close() throws Exception {
    repository.close();
    assertEquals(
        "", PlainGit.run(folder.resolve("labels"), "fsck", "--strict", "--no-dangling").strip());
  }

  private void on(String branch, String to, org.winnow.datasets.Attribution by, int... rows) {
    repository.branches().switchTo(branch);
    for (int row : rows) {
      repository.edit(List.of(relabel(repository.data(), row, to, by)));
    }
    repository.commit("On " + branch);
  }

  private String shard(int row) {
    ShardLayout layout = ShardLayout.forSize(60);
    return "labels/" + layout.file(layout.shardOf(data.ids().get(row)));
  }

  private String git(String... arguments) throws Exception {
    return PlainGit.run(clone, arguments);
  }

  /** Git ends with an error where conflicts are left. */
  private void merge(String... more) throws Exception {
    PlainGit.run(folder, "clone", "-q", folder.resolve("labels").toString(), clone.toString());
    git("config", "user.name", "Ben");
    git("config", "user.email", "ben@example.org");
    List<String> command = new java.util.ArrayList<>(List.of(more));
    command.addAll(List.of("merge", "origin/side"));
    IOException left = assertThrows(IOException.class, () -> git(command.toArray(String[]::new)));
    assertTrue(left.getMessage().contains("CONFLICT"), left.getMessage());
  }

  private void edit(String path, String from, String to) throws IOException {
    Path file = clone.resolve(path);
    String text = Files.readString(file);
    String edited = text.replaceAll(from, to);
    assertTrue(!edited.equals(text), text);
    Files.writeString(file, edited);
  }

  private CloneMerge go() {
    return repository.merges().finish(clone, Optional.empty());
  }

  private String refused() {
    String head = repository.head();
    String told = assertThrows(InputException.class, this::go).getMessage();
    assertEquals(head, repository.head());
    assertEquals(Optional.empty(), repository.merges().inProgress());
    return told;
  }

  private List<String> labels(int... rows) {
    return java.util.Arrays.stream(rows).mapToObj(repository.data()::label).toList();
  }

  private Set<String> open() {
    Set<String> open = new TreeSet<>();
    repository.merges().conflicts().forEach(conflict -> open.add(conflict.id()));
    return open;
  }

  @Test
  void whatIsBetweenMarkersStaysOpenAndTheRestIsTakenOver() throws Exception {
    merge();
    edit(shard(0), HUNK, "$2");
    CloneMerge read = go();
    assertEquals(MergeResult.Kind.CONFLICTS, read.result().kind());
    assertEquals(1, read.settled());
    assertEquals(List.of(), read.differences());
    assertEquals(Set.of(data.ids().get(other)), open());
    repository
        .merges()
        .resolve(java.util.Map.of(data.ids().get(other), Choice.of(Side.YOURS, BY_ANNA)));
    Commit commit = repository.merges().finish(Optional.empty()).commit().orElseThrow();
    assertEquals(2, commit.parents().size());
    assertEquals(List.of("5", "7", "5", "7"), labels(0, other, 20, 30));
    assertEquals(BY_BEN, repository.data().labels().attribution(0), "under its own author");
  }

  @Test
  void aMergeThatIsSettledThereIsCommittedHereAlsoOnceItIsCommittedThere() throws Exception {
    merge("-c", "merge.conflictStyle=diff3");
    edit(shard(0), "(?s)<<<<<<< [^\n]*\n(.*?)\\|{7}.*?>>>>>>> [^\n]*\n", "$1");
    edit(shard(other), HUNK, "$2");
    git("commit", "-qam", "Settled by hand");
    CloneMerge read = go();
    assertEquals(MergeResult.Kind.COMMITTED, read.result().kind(), read.toString());
    assertEquals(2, read.settled());
    assertEquals(List.of("7", "5", "5", "7"), labels(0, other, 20, 30));
    assertEquals(MergeResult.Kind.UP_TO_DATE, go().result().kind());
  }

  @Test
  void markersThatWereCommittedAreStillConflicts() throws Exception {
    merge("-c", "merge.conflictStyle=diff3");
    git("commit", "-qam", "Markers and all");
    assertEquals(0, go().settled());
    assertEquals(Set.of(data.ids().get(0), data.ids().get(other)), open());
    assertEquals(List.of("7", "7"), labels(0, other), "ours until they are settled");
  }

  @Test
  void anotherLabelAboveBothIsTakenAndBothLeftStandingAreAConflict() throws Exception {
    merge();
    String third = data.ids().get(0) + "\tcara\tlabel\t2\t3\thand\n";
    edit(shard(0), HUNK, "$1$2" + third);
    edit(shard(other), HUNK, "$2$1");
    assertEquals(1, go().settled());
    assertEquals(Set.of(data.ids().get(other)), open());
    repository
        .merges()
        .resolve(java.util.Map.of(data.ids().get(other), Choice.of(Side.THEIRS, BY_ANNA)));
    repository.merges().finish(Optional.empty());
    assertEquals(List.of("2", "5"), labels(0, other));
    assertEquals("cara", repository.data().labels().attribution(0).annotator());
  }

  @Test
  void whatGitCameToOtherwiseIsNamedAndNotTakenOver() throws Exception {
    merge();
    for (int row : new int[] {0, other}) {
      git("checkout", "--theirs", "--", shard(row));
    }
    edit(shard(20), "(" + data.ids().get(20) + "\tben\tlabel\t)5", "$16");
    CloneMerge read = go();
    assertEquals(MergeResult.Kind.CONFLICTS, read.result().kind());
    String told = String.join("\n", read.differences());
    assertTrue(
        told.contains(
            shard(20)
                + ": "
                + data.ids().get(20)
                + " is 6 there, the merge of judgements comes to 5"),
        told);
    assertEquals(List.of(), read.result().conflicts());
    repository.merges().finish(Optional.empty());
    assertEquals(List.of("5", "5", "5", "7"), labels(0, other, 20, 30));
  }

  @Test
  void mistakesAreNamedByFileAndLineAndNothingIsApplied() throws Exception {
    merge();
    edit(shard(0), "\tlabel\t7\t2\thand", "\tlabel\tseven\t2\thand");
    String told = refused();
    assertTrue(told.contains(clone.resolve(shard(0)) + ", line "), told);
    assertTrue(told.contains("'seven' where a whole number is expected"), told);
    edit(shard(0), "\tseven\t", "\t7\t");
    edit(shard(0), ">>>>>>> [^\n]*\n", "");
    assertTrue(refused().contains("ends between conflict markers"));
    edit(shard(0), "=======\n", ">>>>>>> side\n");
    assertTrue(refused().contains("is a conflict marker out of its place: '>>>>>>>'"));
  }

  @Test
  void classesThatBothAddedKeepTheirLabelsWhereGitSeesOneNumberTwice() throws Exception {
    repository.branches().switchTo("side");
    repository.classes().add("slim", "Theirs");
    on("side", "slim", BY_BEN, 40, 0);
    repository.branches().switchTo("main");
    repository.classes().add("wide", "Ours");
    on("main", "wide", BY_ANNA, 50);
    merge();
    edit(shard(0), HUNK, "$2");
    assertTrue(Files.readString(clone.resolve("vocabulary.tsv")).contains("<<<<<<<"));
    CloneMerge read = go();
    assertEquals(List.of(), read.differences());
    assertEquals(1, read.settled());
    repository
        .merges()
        .resolve(java.util.Map.of(data.ids().get(other), Choice.of(Side.YOURS, BY_ANNA)));
    repository.merges().finish(Optional.empty());
    assertEquals(List.of("slim", "slim", "wide"), labels(0, 40, 50));
  }

  @Test
  void aFolderWithoutSuchAMergeIsRefusedWithTheReason() throws Exception {
    assertTrue(refused().contains("is no clone made by git"));
    merge();
    repository.branches().switchTo("side");
    assertTrue(refused().contains("the clone is on branch 'main', this session on branch 'side'"));
    repository.branches().switchTo("main");
    git("merge", "--abort");
    assertTrue(refused().contains("has no merge to go on with"));
    edit(shard(0), "\tanna\t", "\tanne\t");
    git("commit", "-qam", "Renamed");
    assertThrows(IOException.class, () -> git("merge", "origin/side"));
    assertTrue(refused().contains("git push it from the clone"));
  }
}
