package org.winnow.tests.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.repository.Choice;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.MergeConflict;
import org.winnow.datasets.repository.MergeResult;
import org.winnow.datasets.repository.Side;

/** Commits, differences, checkouts and merges, by the number of edits. */
final class RepositoryEdits {
  private static final int ROUNDS = 5;
  private static final int CONFLICTS = 100;
  private final BigRepository big;
  private final RepositoryRows rows;

  RepositoryEdits(BigRepository big, BenchRows rows) {
    this.big = big;
    this.rows = new RepositoryRows(rows);
  }

  /** The curve from 10 to 100,000 edits; plain git and DVC commit a hundred of them, too. */
  void curve(Path scratch) throws Exception {
    Path place = big.copy();
    try (DatasetRepository repository = DatasetRepository.open(place, BigRepository.options())) {
      for (int edits = 10; edits <= Math.min(100_000, big.examples() / 2); edits *= 10) {
        for (int round = 0; round < ROUNDS; round++) {
          commitAndDiff(repository, edits);
        }
        told(edits);
      }
      beside(repository, GitContender.on(place, scratch.resolve("clone")));
      DvcContender.installed(scratch.resolve("dvc"), repository.data())
          .ifPresentOrElse(
              dvc -> beside(repository, dvc),
              () -> System.out.println("DVC is not installed: its rows are left out"));
    }
  }

  private void commitAndDiff(DatasetRepository repository, int edits) {
    String what = RepositoryRows.edits(edits);
    repository.edit(big.edits(repository.data(), edits));
    rows.time("commit of " + what, () -> repository.commit("Edits"));
    rows.time("difference of " + what, () -> repository.diff("HEAD~1", "HEAD"));
    rows.time("checkout", () -> repository.checkout("HEAD~1", false));
    repository.checkout("main", false);
  }

  private void told(int edits) {
    String what = RepositoryRows.edits(edits);
    switch (edits) {
      case 100 -> {
        rows.told("commit of " + what, .15);
        rows.told("difference of " + what, .1);
        rows.told("checkout", 1);
      }
      case 100_000 -> {
        rows.told("commit of " + what, 5);
        rows.told("difference of " + what);
      }
      default -> {
        rows.told("commit of " + what);
        rows.told("difference of " + what);
      }
    }
  }

  private void beside(DatasetRepository repository, GitContender git) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      List<LabelEdit> edits = big.edits(repository.data(), 100);
      repository.edit(edits);
      repository.commit("Edits");
      git.edit(edits, repository);
      rows.time("git commit", git::commit);
      rows.time("git diff", git::diff);
      rows.time("git read", git::readAll);
    }
    rows.beside("commit of 100 edits", "git", "git commit");
    rows.beside("difference of 100 edits", "git", "git diff");
    rows.beside("checkout", "git: label files of a commit, read", "git read");
  }

  private void beside(DatasetRepository repository, DvcContender dvc) {
    for (int round = 0; round < 3; round++) {
      dvc.write(repository.data().with(big.edits(repository.data(), 100)));
      rows.time("dvc commit", dvc::commit);
      rows.time("dvc diff", dvc::diff);
      rows.time("dvc checkout", dvc::checkoutAndBack);
      rows.time("dvc push", dvc::push);
    }
    rows.beside("commit of 100 edits", "DVC: add, git commit", "dvc commit");
    rows.beside("difference of 100 edits", "DVC: names the file", "dvc diff");
    rows.beside("checkout", "DVC: there and back", "dvc checkout");
    rows.add("push of 100 edits", "DVC, to a folder", rows.median("dvc push"), "s");
    rows.add("stored by a commit of 100 edits", "DVC", dvc.megabytesOfACommit(), "MB");
  }

  /** Two branches with so many edits each, of which a hundred are of the same examples. */
  void merge() throws Exception {
    int edits = Math.min(10_000, big.examples() / 4);
    try (DatasetRepository repository =
        DatasetRepository.open(big.copy(), BigRepository.options())) {
      for (int round = 0; round < 3; round++) {
        merge(repository, edits, "side-" + round);
      }
    }
    String what = "merge of two branches of " + RepositoryRows.edits(edits);
    for (String step : List.of(": conflicts told", ": settled", ": committed")) {
      rows.told(what + step);
    }
    rows.told(what, 2);
  }

  private void merge(DatasetRepository repository, int edits, String side) {
    Dataset data = repository.data();
    repository.branches().create(side, "HEAD");
    List<LabelEdit> all = big.edits(data, 2 * edits);
    repository.edit(all.subList(0, edits));
    repository.commit("Ours");
    repository.branches().switchTo(side);
    List<LabelEdit> theirs = new ArrayList<>(all.subList(edits, 2 * edits - CONFLICTS));
    all.subList(0, CONFLICTS).forEach(edit -> theirs.add(BigRepository.to(data, edit.id(), 2)));
    repository.edit(theirs);
    repository.commit("Theirs");
    repository.branches().switchTo("main");
    String what = "merge of two branches of " + RepositoryRows.edits(edits);
    rows.time(what, () -> settled(repository, side, what));
    rows.add(what + ": labels like theirs", agreeing(repository, theirs), "count");
  }

  /** The whole way: told what is in conflict, settled, committed. */
  private void settled(DatasetRepository repository, String side, String what) {
    MergeResult[] result = new MergeResult[1];
    rows.time(what + ": conflicts told", () -> result[0] = repository.merges().merge(side));
    Map<String, Choice> choices = new HashMap<>();
    for (MergeConflict conflict : result[0].conflicts()) {
      choices.put(conflict.id(), Choice.of(Side.THEIRS, BigRepository.BY));
    }
    if (choices.size() != CONFLICTS) {
      throw new IllegalStateException(choices.size() + " conflicts, expected " + CONFLICTS);
    }
    rows.time(what + ": settled", () -> repository.merges().resolve(choices));
    rows.time(what + ": committed", () -> repository.merges().finish(Optional.empty()));
  }

  /** How many of the edits stand in what is checked out. */
  private static long agreeing(DatasetRepository repository, List<LabelEdit> edits) {
    Dataset data = repository.data();
    return edits.stream()
        .map(LabelEdit.Relabel.class::cast)
        .filter(edit -> data.label(data.row(edit.id())).equals(edit.to().orElseThrow()))
        .count();
  }
}
