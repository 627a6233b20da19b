package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;

/** What a log lists, beside what plain git lists. */
class LogQueryTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Author BEN = new Author("Ben Müller", "ben@example.org");
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(60);

  /**
   * Commits of Anna and Ben in turn, an hour apart, on rows 0 to 2, and a branch that split off.
   */
  private DatasetRepository history() {
    DatasetRepository.create(place(), data, "In", at(0)).close();
    for (int hour = 1; hour <= 5; hour++) {
      try (DatasetRepository one = DatasetRepository.open(place(), at(hour))) {
        if (hour == 3) {
          one.branches().switchToNew("side", "HEAD");
        } else if (hour == 4) {
          one.branches().switchTo("main");
        }
        one.edit(List.of(relabel(one.data(), hour % 3, "" + (hour + 3) % 8, BY_ANNA)));
        one.commit("Hour " + hour, hour % 2 == 0 ? BEN : Samples.ANNA);
      }
    }
    return DatasetRepository.open(place(), at(6));
  }

  private Path place() {
    return folder.resolve("labels");
  }

  private static RepositoryOptions at(int hour) {
    return Samples.options()
        .withClock(Clock.fixed(START.plus(Duration.ofHours(hour)), ZoneOffset.UTC));
  }

  private static List<String> titles(DatasetRepository repository, LogQuery query) {
    return repository.log(query).stream().map(Commit::title).toList();
  }

  @Test
  void listsByAuthorTimeAndExample() {
    try (DatasetRepository repository = history()) {
      LogQuery all = LogQuery.all();
      assertEquals(List.of("Hour 5", "Hour 4", "Hour 2", "Hour 1", "In"), titles(repository, all));
      assertEquals(List.of("Hour 4", "Hour 2"), titles(repository, all.by("müller")));
      assertEquals(List.of("Hour 4", "Hour 2"), titles(repository, all.by("ben@")));
      assertEquals(
          List.of("Hour 5", "Hour 4"),
          titles(repository, all.since(START.plus(Duration.ofHours(3)))));
      assertEquals(
          List.of("Hour 4", "Hour 1", "In"), titles(repository, all.judging(data.ids().get(1))));
      assertEquals(List.of("Hour 3"), titles(repository, all.of("main..side")));
      assertEquals(List.of("Hour 5", "Hour 4"), titles(repository, all.of("side..")));
      assertEquals(List.of("Hour 5"), titles(repository, all.of("side..").withMost(1)));
      assertEquals(
          List.of("Hour 3", "In"), titles(repository, all.of("side").judging(data.ids().get(0))));
      assertThrows(InputException.class, () -> repository.log(all.of("side...main")));
    }
  }

  @Test
  void aCommitSaysItsOwnParentsHoweverItIsFound() {
    try (DatasetRepository repository = history()) {
      List<Commit> log = repository.log(10);
      Commit judged = repository.log(LogQuery.all().judging(data.ids().get(1))).get(0);
      assertEquals(log.get(1), judged);
    }
  }

  @Test
  @EnabledIf(
      value = "org.winnow.datasets.repository.PlainGit#isInstalled",
      disabledReason = "the git command is not installed: its log was not compared")
  void listsWhatPlainGitLists() throws Exception {
    try (DatasetRepository repository = history()) {
      String shard =
          "labels/"
              + ShardLayout.forSize(60).file(ShardLayout.forSize(60).shardOf(data.ids().get(1)));
      List<String> touched = git("main", "--", shard);
      List<String> judged =
          repository.log(LogQuery.all().judging(data.ids().get(1))).stream()
              .map(Commit::id)
              .toList();
      List<String> left = new ArrayList<>(judged);
      left.removeAll(touched);
      assertEquals(List.of(), left, "a commit that did not touch the example's file");
      assertEquals(git("side", "--"), ids(repository, LogQuery.all().of("side")));
      assertEquals(git("main..side", "--"), ids(repository, LogQuery.all().of("main..side")));
      assertEquals(
          git("--topo-order", "main", "--"), ids(repository, LogQuery.all().inTopologicalOrder()));
      assertEquals(git("--author=Ben", "main", "--"), ids(repository, LogQuery.all().by("Ben")));
      assertEquals(
          git("--since=2026-03-01T15:00:00Z", "main", "--"),
          ids(repository, LogQuery.all().since(START.plus(Duration.ofHours(3)))));
    }
  }

  private static List<String> ids(DatasetRepository repository, LogQuery query) {
    return repository.log(query).stream().map(Commit::id).toList();
  }

  private List<String> git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("log", "--format=%H"));
    command.addAll(List.of(arguments));
    return PlainGit.run(place(), command.toArray(String[]::new)).lines().toList();
  }
}
