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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Origin;

/** Who judged, beside what plain git's blame says. */
class BlameTest {
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(60);

  /** Judgements on two branches that were merged, one of them a model's. */
  private DatasetRepository history() {
    DatasetRepository repository =
        DatasetRepository.create(folder.resolve("labels"), data, "In", options());
    repository.branches().create("side", "HEAD");
    commit(repository, 0, "7", BY_ANNA);
    commit(repository, 1, "7", new Attribution("anna", new Origin.Model("ab12", .75)));
    repository.branches().switchTo("side");
    commit(repository, 2, "7", BY_BEN);
    repository.branches().switchTo("main");
    repository.merges().merge("side");
    commit(repository, 0, "5", BY_BEN);
    return repository;
  }

  private static void commit(DatasetRepository repository, int row, String to, Attribution by) {
    repository.edit(List.of(relabel(repository.data(), row, to, by)));
    repository.commit("Row " + row + " is " + to);
  }

  @Test
  void everyJudgementOfAnExampleHasItsCommitAndTheOneBefore() {
    try (DatasetRepository repository = history()) {
      List<BlameLine> lines = repository.blame().example(data.ids().get(0));
      assertEquals(List.of("0", "7", "5"), lines.stream().map(BlameLine::said).toList());
      assertEquals(
          List.of("In", "Row 0 is 7", "Row 0 is 5"),
          lines.stream().map(line -> line.commit().title()).toList());
      assertEquals(List.of(false, false, true), lines.stream().map(BlameLine::stands).toList());
      assertEquals(Optional.empty(), lines.get(0).before());
      assertEquals(Optional.of(lines.get(0).commit().id()), lines.get(1).before());
      assertThrows(InputException.class, () -> repository.blame().example("nobody"));
    }
  }

  @Test
  void anAcceptedSuggestionNamesItsModelBesideThePerson() {
    try (DatasetRepository repository = history()) {
      BlameLine line = repository.blame().example(data.ids().get(1)).get(1);
      assertEquals(new Attribution("anna", new Origin.Model("ab12", .75)), line.by());
    }
  }

  @Test
  void allLabelsOfAClassAreTracedAlsoThroughAMerge() {
    try (DatasetRepository repository = history()) {
      List<String> told =
          repository.blame().label("7").stream()
              .filter(line -> !line.commit().title().equals("In"))
              .map(line -> line.id() + " " + line.commit().title())
              .sorted()
              .toList();
      List<String> expected = new ArrayList<>();
      expected.add(data.ids().get(1) + " Row 1 is 7");
      expected.add(data.ids().get(2) + " Row 2 is 7");
      expected.sort(null);
      assertEquals(expected, told);
      assertThrows(InputException.class, () -> repository.blame().label("ten"));
    }
  }

  @Test
  @EnabledIf(
      value = "org.winnow.datasets.repository.PlainGit#isInstalled",
      disabledReason = "the git command is not installed: its blame was not compared")
  void plainGitBlamesTheSameCommits() throws Exception {
    try (DatasetRepository repository = history()) {
      for (int row = 0; row < 4; row++) {
        String id = data.ids().get(row);
        ShardLayout layout = ShardLayout.forSize(60);
        String shard = "labels/" + layout.file(layout.shardOf(id));
        List<String> git =
            PlainGit.run(
                    folder.resolve("labels"), "blame", "-s", "-l", "--root", "HEAD", "--", shard)
                .lines()
                .filter(line -> line.contains(id))
                .map(line -> line.substring(0, 40))
                .toList();
        List<BlameLine> lines = repository.blame().example(id);
        assertEquals(git, lines.stream().map(line -> line.commit().id()).toList());
        assertTrue(lines.get(lines.size() - 1).stands());
      }
    }
  }
}
