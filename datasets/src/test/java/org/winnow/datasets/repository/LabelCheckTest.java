package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Split;

/** What a git host's checks find in labels, by their lines alone. */
class LabelCheckTest {
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(400);
  private Path place;

  @BeforeEach
  void create() {
    place = folder.resolve("labels");
    DatasetRepository.create(place, data, "In", options()).close();
  }

  private LabelCheck checked(String... against) {
    return LabelCheck.of(place, Stream.of(against).findFirst());
  }

  /** Edits on a branch, which is where new sessions start then. */
  private void onBranch(String branch, List<LabelEdit> edits) throws Exception {
    try (DatasetRepository repository = DatasetRepository.open(place, options())) {
      repository.branches().switchToNew(branch, "HEAD");
      repository.edit(edits);
      repository.commit("Edit");
    }
    Files.writeString(place.resolve("HEAD"), "ref: refs/heads/" + branch + "\n");
  }

  private LabelEdit add(String id, int row, String label, Split split) {
    return new LabelEdit.AddExample(
        id,
        Optional.of(label),
        split,
        data.features().select(new int[] {row}),
        data.views().of(row),
        BY_ANNA);
  }

  private static List<CheckFinding> of(LabelCheck check, CheckFinding.Kind kind) {
    return check.findings().stream().filter(finding -> finding.kind() == kind).toList();
  }

  @Test
  void goodLabelsHaveNoFindings() throws Exception {
    LabelCheck alone = checked();
    assertEquals(List.of(), alone.findings());
    assertEquals(400, alone.fresh().size());
    Same.assertSame(data, alone.data().orElseThrow());
    onBranch("side", List.of(relabel(data, 0, "7", BY_ANNA)));
    LabelCheck side = checked("main");
    assertEquals(List.of(), side.findings());
    assertEquals(Set.of(data.ids().get(0)), side.fresh());
    assertTrue(side.notes().get(0).startsWith("class drift: none beyond chance (chi-square "));
  }

  @Test
  void copiesAndLeaksThatABranchBringsAreFoundAndOldOnesAreNot() throws Exception {
    onBranch("first", List.of(add("copy", 0, data.label(0), data.splits().of(0))));
    List<CheckFinding> copy = checked("main").findings();
    assertEquals(
        List.of(CheckFinding.Kind.DUPLICATE), copy.stream().map(CheckFinding::kind).toList());
    assertEquals(Set.of("copy", data.ids().get(0)), Set.copyOf(copy.get(0).ids()));
    onBranch("second", List.of(add("leak", 1, "9".equals(data.label(1)) ? "8" : "7", Split.TEST)));
    LabelCheck second = checked("first");
    assertEquals(1, second.findings().size());
    assertEquals(CheckFinding.Kind.LEAK, second.findings().get(0).kind());
    assertTrue(second.findings().get(0).text().contains("with different labels"));
    assertEquals(2, checked().findings().size());
  }

  @Test
  void manyLabelsOfOneClassAreADrift() throws Exception {
    List<LabelEdit> sevens =
        IntStream.range(0, 150)
            .filter(row -> !data.label(row).equals("7"))
            .mapToObj(row -> relabel(data, row, "7", BY_ANNA))
            .toList();
    onBranch("sevens", sevens);
    List<CheckFinding> drift = of(checked("main"), CheckFinding.Kind.DRIFT);
    assertEquals(1, drift.size());
    assertTrue(drift.get(0).text().contains("p < 0.0001"), drift.get(0).text());
  }

  @Test
  void everyMistakeOfAFileEditedByHandIsNamedWithItsLine() throws Exception {
    assumeTrue(PlainGit.isInstalled(), "git is not installed");
    Path clone = folder.resolve("clone");
    PlainGit.run(folder, "clone", "-q", place.toString(), clone.toString());
    LabelCheck plain = LabelCheck.of(clone, Optional.of("main"));
    assertEquals(List.of(), plain.findings());
    assertTrue(
        plain.notes().get(plain.notes().size() - 1).contains("bytes of examples are not here"));
    Path shard = clone.resolve("labels/3.tsv");
    List<String> lines = Files.readAllLines(shard);
    lines.set(0, lines.get(0).replaceFirst("\tlabel\t", "\tlable\t"));
    lines.set(1, lines.get(1).replaceFirst("\tlabel\t[0-9-]+\t", "\tlabel\t77\t"));
    lines.add(2, "<<<<<<< ours");
    lines.set(4, lines.get(4).replaceFirst("^[^\t]+", "nobody"));
    Files.write(shard, lines);
    PlainGit.run(clone, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qam", "By hand");
    List<String> said =
        LabelCheck.of(clone, Optional.of("origin/main")).findings().stream()
            .map(CheckFinding::text)
            .toList();
    assertTrue(
        said.get(0).startsWith("labels/3.tsv, line 1 is no judgement: has the kind 'lable'"));
    assertEquals(
        "labels/3.tsv, line 2 names class 77, which is not in vocabulary.tsv", said.get(1));
    assertTrue(said.get(2).startsWith("labels/3.tsv, line 3 "), said.get(2));
    assertTrue(said.get(3).startsWith("labels/3.tsv, line 5 "), said.get(3));
    Files.writeString(clone.resolve("format"), "winnow-labels 9\nshard-digits 1\n");
    PlainGit.run(clone, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qam", "Newer");
    List<CheckFinding> newer = LabelCheck.of(clone, Optional.empty()).findings();
    assertEquals(1, newer.size());
    assertTrue(newer.get(0).text().contains("format 9"));
  }

  @Test
  void namesThatHardlyDifferAreFound() {
    try (DatasetRepository repository = DatasetRepository.open(place, options())) {
      repository.classes().add("Eight Tab", "A class");
      repository.classes().add("eight-tab", "Again");
    }
    List<CheckFinding> found = of(checked(), CheckFinding.Kind.VOCABULARY);
    assertEquals(2, found.size(), found.toString());
    assertTrue(found.get(1).text().contains("'Eight Tab' and 'eight-tab'"), found.toString());
  }

  @Test
  void nothingOfTheRepositoryIsObeyed() throws Exception {
    Path hit = folder.resolve("hit");
    Path hook = Files.createDirectories(place.resolve("hooks")).resolve("post-checkout");
    Files.writeString(hook, "#!/bin/sh\ntouch " + hit + "\n");
    assertTrue(hook.toFile().setExecutable(true));
    String config = Files.readString(place.resolve("config"));
    Files.writeString(
        place.resolve("config"),
        config
            + "[core]\n\tfsmonitor = touch "
            + hit
            + "\n\tsshCommand = touch "
            + hit
            + "\n[filter \"x\"]\n\tsmudge = touch "
            + hit
            + "\n");
    assertEquals(List.of(), checked("main").findings());
    assertFalse(Files.exists(hit));
  }

  @Test
  void whatCannotBeCheckedIsRefused() {
    assertThrows(InputException.class, () -> LabelCheck.of(folder, Optional.empty()));
    String said = assertThrows(InputException.class, () -> checked("gone")).getMessage();
    assertTrue(said.contains("fetch-depth: 0"), said);
  }
}
