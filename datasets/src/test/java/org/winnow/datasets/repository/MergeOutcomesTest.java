package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.winnow.datasets.repository.Samples.ANNA;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.BY_BEN;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;

/** What a merge comes to where both sides did something to one example, as the format says. */
class MergeOutcomesTest {
  private static final Attribution BY_CARA = new Attribution("cara", Origin.HAND);
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(60);

  /** What the repository's clock says; a test turns it. */
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  private DatasetRepository repository;

  @BeforeEach
  void open() {
    Clock clock =
        new Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    RepositoryOptions options = new RepositoryOptions(Optional.empty(), ANNA, clock);
    repository = DatasetRepository.create(folder.resolve("labels"), data, "In", options);
    repository.branches().create("side", "HEAD");
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private void on(String branch, String to, Attribution by) {
    repository.branches().switchTo(branch);
    repository.edit(List.of(relabel(repository.data(), 0, to, by)));
    repository.commit(to + " by " + by.annotator());
  }

  private void drop(String branch, Attribution by) {
    repository.branches().switchTo(branch);
    repository.edit(List.of(new LabelEdit.Drop(data.ids().get(0), by)));
    repository.commit("Drop");
  }

  private void later(int seconds) {
    now = now.plusSeconds(seconds);
  }

  private String label() {
    int row = repository.data().ids().find(data.ids().get(0));
    return row < 0 ? "gone" : repository.data().label(row);
  }

  private MergeResult.Kind merge(String strategy) {
    repository.branches().switchTo("main");
    MergeStrategy rule = MergeStrategy.parse(strategy);
    return repository.merges().merge("side", rule, Optional.empty()).kind();
  }

  @Test
  void newestGoesByTheTimeOfTheCommitThatJudgedAndNotOfTheLastOne() {
    on("main", "7", BY_ANNA);
    later(60);
    on("side", "5", BY_BEN);
    later(60);
    repository.branches().switchTo("main");
    repository.edit(List.of(relabel(repository.data(), 1, "3", BY_ANNA)));
    repository.commit("Another example");
    assertEquals(MergeResult.Kind.COMMITTED, merge("newest"));
    assertEquals("5", label());
  }

  @Test
  void newestBelievesTheClocksOfThoseWhoCommitted() {
    on("main", "7", BY_ANNA);
    later(-3600); // it runs backwards, or is another machine's
    on("side", "5", BY_BEN);
    assertEquals(MergeResult.Kind.COMMITTED, merge("newest"));
    assertEquals("7", label());
  }

  @Test
  void aClockThatRunsBackwardsChangesNoOtherOutcome() {
    on("side", "5", BY_BEN);
    later(-3600);
    on("side", "6", BY_BEN);
    later(-3600);
    repository.branches().switchTo("main");
    assertEquals(MergeResult.Kind.FAST_FORWARD, repository.merges().merge("side").kind());
    assertEquals("6", label(), "the counter tells which is later");
    assertEquals(3, repository.log(9).size());
    assertEquals("6 by ben", repository.log(1).get(0).message());
  }

  @Test
  void newestAlsoDecidesBetweenADropAndALabel() {
    on("main", "7", BY_ANNA);
    later(60);
    drop("side", BY_BEN);
    assertEquals(MergeResult.Kind.COMMITTED, merge("newest"));
    assertEquals("gone", label());
  }

  @Test
  void consensusCountsEachAnnotatorOnceByTheLastJudgement() {
    on("main", "7", BY_ANNA);
    on("main", "7", BY_ANNA);
    on("side", "5", BY_BEN);
    assertEquals(MergeResult.Kind.CONFLICTS, merge("consensus"), "one for each");
    repository.merges().abort();
    on("side", "5", BY_CARA);
    assertEquals(MergeResult.Kind.COMMITTED, merge("consensus"));
    assertEquals("5", label());
  }

  @Test
  void consensusCountsADropAsAJudgement() {
    on("side", "5", BY_CARA);
    drop("side", BY_BEN);
    on("main", "7", BY_ANNA);
    on("main", "7", BY_CARA);
    assertEquals(MergeResult.Kind.COMMITTED, merge("consensus"));
    assertEquals("7", label(), "anna and cara against ben");
  }

  @Test
  void anAuthorsSideWinsAlsoWhereItIsADrop() {
    on("main", "7", BY_ANNA);
    drop("side", BY_BEN);
    assertEquals(MergeResult.Kind.COMMITTED, merge("author:ben"));
    assertEquals("gone", label());
  }

  @Test
  void droppedOnOneSideAndUntouchedOnTheOtherItIsDropped() {
    drop("side", BY_BEN);
    repository.branches().switchTo("main");
    repository.edit(List.of(relabel(repository.data(), 1, "3", BY_ANNA)));
    repository.commit("Another example");
    assertEquals(MergeResult.Kind.COMMITTED, repository.merges().merge("side").kind());
    assertEquals("gone", label());
  }

  @Test
  void confirmedOnOneSideAndRelabelledOnTheOtherIsAConflict() {
    on("main", "0", BY_ANNA);
    on("side", "5", BY_BEN);
    repository.branches().switchTo("main");
    MergeResult result = repository.merges().merge("side");
    assertEquals(MergeResult.Kind.CONFLICTS, result.kind());
    assertEquals("0", result.conflicts().get(0).ours().shown());
  }
}
