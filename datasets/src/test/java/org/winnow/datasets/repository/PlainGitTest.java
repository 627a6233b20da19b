package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.BY_BEN;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;

/** What people see who have no Winnow. */
@EnabledIf(
    value = "org.winnow.datasets.repository.PlainGit#isInstalled",
    disabledReason = "the git command is not installed: what it sees was not checked")
class PlainGitTest {
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(60);
  private Path place;

  @BeforeEach
  void twoCommits() {
    place = folder.resolve("labels");
    try (DatasetRepository repository =
        DatasetRepository.create(place, data, "Bring it in", options())) {
      repository.edit(List.of(relabel(data, 0, "7", BY_ANNA)));
      repository.commit("A seven\n\nLook at its bar.");
    }
  }

  private String git(String... arguments) throws Exception {
    return PlainGit.run(place, arguments);
  }

  private String shard(int row) {
    ShardLayout layout = ShardLayout.forSize(60);
    return "labels/" + layout.file(layout.shardOf(data.ids().get(row)));
  }

  @Test
  void fsckFindsNothingWrong() throws Exception {
    String answer = git("fsck", "--strict", "--full");
    assertFalse(answer.contains("error"), answer);
    assertFalse(answer.contains("warning"), answer);
    assertFalse(answer.contains("dangling"), answer);
  }

  @Test
  void logShowsAuthorMessageAndCounts() throws Exception {
    assertEquals(
        "Anna <anna@example.org> 2026-03-01T13:00:00+01:00|A seven\n\nLook at its bar.\n\n"
            + "Winnow-Edits: 1 relabelled\n",
        git("log", "-1", "--format=%an <%ae> %aI|%B").stripTrailing() + "\n");
    assertEquals("Winnow-Edits: 60 added", git("log", "-1", "--format=%b", "HEAD~1").strip());
  }

  @Test
  void diffIsOneLineForOneJudgement() throws Exception {
    String id = data.ids().get(0);
    String diff = git("diff", "-U1", "HEAD~1", "HEAD");
    List<String> lines = diff.lines().filter(l -> l.matches("[+-][^+-].*")).toList();
    assertEquals(List.of("+" + id + "\tanna\tlabel\t7\t2\thand"), lines);
    assertTrue(diff.contains(" " + id + "\tmade\\tfor tests\tlabel\t0\t1\tsource\n"), diff);
  }

  @Test
  void blameNamesTheCommitOfEachJudgement() throws Exception {
    String blame = git("blame", "-s", "-l", "HEAD", "--", shard(0));
    String id = data.ids().get(0);
    String tip = git("rev-parse", "HEAD").strip();
    List<String> own = blame.lines().filter(line -> line.contains(id)).toList();
    assertEquals(2, own.size());
    assertFalse(own.get(0).startsWith(tip));
    assertTrue(own.get(1).startsWith(tip), blame);
  }

  @Test
  void aCloneHoldsTheSameLabelsAndPushesBack() throws Exception {
    Path clone = folder.resolve("clone");
    PlainGit.run(folder, "clone", "-q", place.toString(), clone.toString());
    Path file = clone.resolve(shard(1));
    String id = data.ids().get(1);
    String text = Files.readString(file);
    String line = id + "\tmade\\tfor tests\tlabel\t1\t1\tsource\n";
    assertTrue(text.contains(line), text);
    Files.writeString(file, text.replace(line, line + id + "\tben\tlabel\t9\t2\thand\n"));
    PlainGit.run(
        clone, "-c", "user.name=Ben", "-c", "user.email=ben@example.org", "commit", "-qam", "Nine");
    PlainGit.run(clone, "push", "-q", "origin", "main");
    try (DatasetRepository repository = DatasetRepository.open(place, options())) {
      Dataset pulled = repository.checkout("main", false);
      assertEquals("neun \\ ü", pulled.label(1));
      assertEquals(BY_BEN, pulled.labels().attribution(1));
      Commit commit = repository.log(1).get(0);
      assertEquals("Nine", commit.message());
      assertTrue(commit.counts().isEmpty());
      assertEquals(1, repository.diff("HEAD~1", "HEAD").counts().relabelled());
    }
  }

  @Test
  void aMistakeMadeByHandIsNamedWithItsLine() throws Exception {
    Path clone = folder.resolve("clone");
    PlainGit.run(folder, "clone", "-q", place.toString(), clone.toString());
    Path file = clone.resolve(shard(1));
    Files.writeString(file, Files.readString(file).replaceFirst("\tlabel\t", "\tlable\t"));
    PlainGit.run(
        clone, "-c", "user.name=Ben", "-c", "user.email=ben@example.org", "commit", "-qam", "Typo");
    PlainGit.run(clone, "push", "-q", "origin", "main");
    try (DatasetRepository repository = DatasetRepository.open(place, options())) {
      String head = repository.head();
      InputException refused =
          assertThrows(InputException.class, () -> repository.checkout("main", false));
      assertEquals(
          shard(1) + ", line 1 has the kind 'lable', expected label, drop, flag or forget",
          refused.getMessage());
      assertEquals(head, repository.head());
    }
  }

  /** Plain git pushes a commit to a branch whose first label line has a typo. */
  private void pushTypo(String branch) throws Exception {
    Path clone = folder.resolve("clone-" + branch);
    PlainGit.run(folder, "clone", "-q", "-b", branch, place.toString(), clone.toString());
    Path file = clone.resolve(shard(1));
    Files.writeString(file, Files.readString(file).replaceFirst("\tlabel\t", "\tlable\t"));
    PlainGit.run(
        clone, "-c", "user.name=Ben", "-c", "user.email=ben@example.org", "commit", "-qam", "Typo");
    PlainGit.run(clone, "push", "-q", "origin", branch);
  }

  @Test
  void aMergeOfAMistakeMadeByHandNamesItsLineAndMovesNothing() throws Exception {
    git("branch", "side");
    pushTypo("side");
    try (DatasetRepository repository = DatasetRepository.open(place, options())) {
      for (boolean forward : new boolean[] {true, false}) {
        if (!forward) {
          repository.edit(List.of(relabel(data, 2, "7", BY_ANNA)));
          repository.commit("So that it is a merge");
        }
        String head = repository.head();
        InputException refused =
            assertThrows(InputException.class, () -> repository.merges().merge("side"));
        assertTrue(refused.getMessage().contains(shard(1) + ", line 1 "), refused.getMessage());
        assertTrue(refused.getMessage().contains("the kind 'lable'"), refused.getMessage());
        assertEquals(head, repository.head());
        assertEquals("7", repository.data().label(0));
        assertEquals(java.util.Optional.empty(), repository.merges().inProgress());
      }
    }
  }

  @Test
  void aNewerFormatIsRefusedByNumber() throws Exception {
    Path clone = folder.resolve("clone");
    PlainGit.run(folder, "clone", "-q", place.toString(), clone.toString());
    Files.writeString(clone.resolve("format"), "winnow-labels 2\nshard-digits 1\n");
    PlainGit.run(
        clone, "-c", "user.name=Ben", "-c", "user.email=ben@example.org", "commit", "-qam", "Two");
    PlainGit.run(clone, "push", "-q", "origin", "main");
    try (DatasetRepository repository = DatasetRepository.open(place, options())) {
      InputException refused =
          assertThrows(InputException.class, () -> repository.checkout("main", false));
      assertEquals(
          "this repository has label format 2, this Winnow reads format 1; open it with a newer"
              + " Winnow",
          refused.getMessage());
    }
  }

  @Test
  void tagsAndShortIdsAreFoundAndUnknownOnesNamed() throws Exception {
    git("-c", "user.name=x", "-c", "user.email=x@x", "tag", "-m", "First", "v1", "HEAD~1");
    try (DatasetRepository repository = DatasetRepository.open(place, options())) {
      assertEquals(data.digest(), repository.checkout("v1", false).digest());
      assertEquals("7", repository.checkout("@", true).schema().classes().get(7));
      for (String unknown : List.of("v2", "HEAD~9", "", "ffffffff", "a b", "HEAD:format")) {
        InputException refused =
            assertThrows(InputException.class, () -> repository.checkout(unknown, false));
        assertTrue(refused.getMessage().contains("is no commit"), refused.getMessage());
      }
    }
  }
}
