package org.winnow.tests.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.LogQuery;

/** What a long history weighs, and how long its log, blame and differences take. */
final class RepositoryHistory {
  private static final int ROUNDS = 3;
  private final BigRepository big;
  private final RepositoryRows rows;

  RepositoryHistory(BigRepository big, BenchRows rows) {
    this.big = big;
    this.rows = new RepositoryRows(rows);
  }

  /**
   * A thousand commits of a hundred edits, whose size is told; then small ones up to ten thousand.
   *
   * @param commits how many in all, a tenth of them the first kind
   */
  void run(int commits) throws Exception {
    Path place = big.copy();
    Path objects = place.resolve("objects");
    int first = commits / 10;
    String example;
    try (DatasetRepository repository = DatasetRepository.open(place, BigRepository.options())) {
      example = repository.data().ids().get(0);
      judge(repository, example);
      String start = repository.head();
      big.commit(repository, first, 100);
      String apart = "difference of commits " + first + " apart, 100 edits each";
      for (int round = 0; round < ROUNDS; round++) {
        rows.time(apart, () -> repository.diff(start, "HEAD"));
      }
      rows.told(apart, 1);
      String size = "git objects after " + first + " commits of 100 edits";
      rows.add(size, "winnow, as they lie", BigRepository.megabytes(objects), "MB");
      rows.time("packing of these", repository::pack);
      rows.told("packing of these");
      rows.most(size + ", packed", BigRepository.megabytes(objects), "MB", 45);
      rows.add(size + ", packed: of it the table of examples", examplesOf(place), "MB");
      judge(repository, example);
      big.commit(repository, commits - first - 2, 10);
    }
    read(place, example, commits);
  }

  /**
   * Megabytes of the files of examples' ids, hashes and places: the history of labels is the rest.
   */
  private static double examplesOf(Path place) throws Exception {
    String files = text(place, "ls-tree", "-r", "--object-only", "HEAD", "examples");
    Set<String> ids = files.lines().collect(Collectors.toSet());
    String sizes =
        text(
            place,
            "cat-file",
            "--batch-all-objects",
            "--batch-check=%(objectname) %(objectsize:disk)");
    return sizes
            .lines()
            .map(line -> line.split(" "))
            .filter(words -> ids.contains(words[0]))
            .mapToLong(words -> Long.parseLong(words[1]))
            .sum()
        / 1e6;
  }

  private static String text(Path place, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    byte[] said = GitContender.output(place, command.toArray(String[]::new));
    return new String(said, StandardCharsets.UTF_8);
  }

  private void judge(DatasetRepository repository, String example) {
    repository.edit(List.of(BigRepository.to(repository.data(), example, 1)));
    repository.commit("One example");
  }

  /** Each round opens the repository anew: nothing is known from before. */
  private void read(Path place, String example, int commits) {
    String after = String.format(java.util.Locale.ROOT, " after %,d commits", commits);
    for (int round = 0; round < ROUNDS; round++) {
      try (DatasetRepository repository = DatasetRepository.open(place, BigRepository.options())) {
        rows.time("log" + after, () -> repository.log(Integer.MAX_VALUE));
        rows.time(
            "history of one example" + after,
            () -> repository.log(LogQuery.all().judging(example)));
        rows.time("blame of one example" + after, () -> repository.blame().example(example));
      }
    }
    rows.told("log" + after, .5);
    rows.told("history of one example" + after, .3);
    rows.told("blame of one example" + after, .3);
  }
}
