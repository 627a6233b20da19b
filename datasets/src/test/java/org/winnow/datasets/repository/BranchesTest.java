package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.BY_BEN;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;

class BranchesTest {
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(60);
  private DatasetRepository repository;

  @BeforeEach
  void open() {
    repository = DatasetRepository.create(folder.resolve("labels"), data, "In", options());
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private Commit commit(int row, String to) {
    repository.edit(List.of(relabel(repository.data(), row, to, BY_ANNA)));
    return repository.commit("Row " + row);
  }

  private InputException refused(Runnable work) {
    return assertThrows(InputException.class, work::run);
  }

  @Test
  void commitsGoToTheBranchThatIsCheckedOut() {
    String first = repository.head();
    repository.branches().switchToNew("anna/sevens", "HEAD");
    Commit own = commit(0, "7");
    assertEquals(
        List.of("anna/sevens " + own.id() + " true", "main " + first + " false"),
        repository.branches().all().stream()
            .map(b -> b.name() + " " + b.tip().id() + " " + b.current())
            .toList());
    assertEquals("0", repository.branches().switchTo("main").label(0));
    assertEquals(Optional.of("main"), repository.branch());
    assertEquals("7", repository.branches().switchTo("anna/sevens").label(0));
  }

  @Test
  void pendingEditsComeAlongWhereBothBranchesJudgeTheSame() {
    repository.branches().create("other", "HEAD");
    commit(0, "7");
    LabelEdit pending = relabel(data, 1, "5", BY_BEN);
    repository.edit(List.of(pending));
    Dataset there = repository.branches().switchTo("other");
    assertEquals(List.of("0", "5"), List.of(there.label(0), there.label(1)));
    assertEquals(List.of(pending), repository.pending());
    repository.close();
    repository = DatasetRepository.open(folder.resolve("labels"), options());
    assertEquals(Optional.of("other"), repository.branch());
    assertEquals("5", repository.data().label(1));
  }

  @Test
  void pendingEditsOfWhatIsJudgedDifferentlyThereRefuseTheSwitch() {
    repository.branches().create("other", "HEAD");
    commit(0, "7");
    repository.edit(List.of(relabel(repository.data(), 0, "4", BY_BEN)));
    String message = refused(() -> repository.branches().switchTo("other")).getMessage();
    assertTrue(message.contains("cannot come along to branch 'other'"), message);
    assertTrue(message.contains("(yours 4, theirs 0)"), message);
    assertEquals(Optional.of("main"), repository.branch());
    assertEquals("4", repository.data().label(0));
    refused(() -> repository.branches().switchToNew("third", "other"));
    assertEquals(2, repository.branches().all().size(), "a branch was left behind");
  }

  @Test
  void pendingEditsOfAClassThatTheBranchLacksRefuseTheSwitch() {
    repository.branches().create("other", "HEAD");
    repository.classes().add("none", "Some are no digits");
    repository.edit(List.of(relabel(repository.data(), 3, "none", BY_ANNA)));
    assertTrue(
        refused(() -> repository.branches().switchTo("other")).getMessage().contains("'none'"));
    assertEquals(Optional.of("main"), repository.branch());
    assertEquals("none", repository.data().label(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "a b", "-x", ".a", "a..b", "a~1", "a^", "a:b", "a?", "a*", "a[b", "a\\b", "a/",
        "/a", "a//b", "a.lock", "a.", "HEAD", "a@{b", "a\tb", "a\u0007", "x/.y"
      })
  void oddNamesAreRefusedAsGitDoes(String name) throws Exception {
    assertTrue(
        refused(() -> repository.branches().create(name, "HEAD"))
            .getMessage()
            .contains("is no name for a branch"));
    assertEquals(1, repository.branches().all().size());
    if (PlainGit.isInstalled()) {
      assertThrows(
          java.io.IOException.class,
          () -> PlainGit.run(folder.resolve("labels"), "branch", "--", name));
    }
  }

  @Test
  void aNameIsTakenOnceAndIsNoFolderOfAnother() {
    repository.branches().create("a", "HEAD");
    assertTrue(
        refused(() -> repository.branches().create("a", "HEAD")).getMessage().contains("already"));
    assertTrue(
        refused(() -> repository.branches().create("a/b", "HEAD"))
            .getMessage()
            .contains("cannot be beside 'a'"));
    assertTrue(
        refused(() -> repository.branches().switchTo("b"))
            .getMessage()
            .contains("there is a, main"));
  }

  @Test
  void deletingAsksWhereCommitsWouldBeLost() {
    repository.branches().switchToNew("other", "HEAD");
    commit(0, "7");
    assertTrue(
        refused(() -> repository.branches().delete("other", true))
            .getMessage()
            .contains("checked out here"));
    repository.branches().switchTo("main");
    String message = refused(() -> repository.branches().delete("other", false)).getMessage();
    assertTrue(message.contains("%branch --delete other --force"), message);
    repository.branches().delete("other", true);
    assertEquals(List.of("main"), repository.branches().all().stream().map(Branch::name).toList());
    assertTrue(
        refused(() -> repository.branches().delete("main", true))
            .getMessage()
            .contains("checked out here"));
  }

  @Test
  void renamingTakesTheSessionAlongAndLeavesThoseOfOthers() {
    repository.branches().switchToNew("old", "HEAD");
    repository.edit(List.of(relabel(data, 0, "7", BY_ANNA)));
    repository.branches().rename("old", "new");
    assertEquals(Optional.of("new"), repository.branch());
    assertEquals("7", repository.data().label(0));
    String commit = repository.commit("On it goes").id();
    assertEquals(commit, repository.branches().all().get(1).tip().id());
    try (DatasetRepository ben =
        DatasetRepository.open(folder.resolve("labels"), options().withSession("ben"))) {
      assertTrue(
          refused(() -> ben.branches().rename("new", "newer"))
              .getMessage()
              .contains("checked out by session [default]"));
      assertTrue(
          refused(() -> ben.branches().rename("main", "trunk"))
              .getMessage()
              .contains("new sessions start"));
    }
  }

  @Test
  void tagsStayWithTheirCommit() throws Exception {
    repository.tags().create("v1", "HEAD", Optional.empty());
    commit(0, "7");
    repository.tags().create("checked", "HEAD", Optional.of("Looked at by two"));
    assertEquals(
        List.of(
            new Tag("checked", repository.log(1).get(0), Optional.of("Looked at by two")),
            new Tag("v1", repository.log(2).get(1), Optional.empty())),
        repository.tags().all());
    assertEquals(1, repository.diff("v1", "checked").changes().size());
    assertTrue(
        refused(() -> repository.tags().create("v1", "HEAD", Optional.empty()))
            .getMessage()
            .contains("already"));
    refused(() -> repository.tags().create("v 1", "HEAD", Optional.of("Odd")));
    if (PlainGit.isInstalled()) {
      assertEquals(
          "checked Looked at by two\nv1 In\n",
          PlainGit.run(
              folder.resolve("labels"), "tag", "--format=%(refname:short) %(contents:subject)"));
      String fsck = PlainGit.run(folder.resolve("labels"), "fsck", "--strict", "--full");
      assertEquals("", fsck.strip());
    }
    repository.tags().delete("v1");
    refused(() -> repository.tags().delete("v1"));
    assertEquals(1, repository.tags().all().size());
  }
}
