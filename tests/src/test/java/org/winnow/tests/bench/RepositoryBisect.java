package org.winnow.tests.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Split;
import org.winnow.datasets.repository.Author;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.RepositoryOptions;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;
import org.winnow.training.Recipe;
import org.winnow.training.Simulation;
import org.winnow.training.Skeleton;
import org.winnow.worth.BisectResult;
import org.winnow.worth.Bisection;
import org.winnow.worth.TrialGround;

/**
 * Whether the commit that spoilt the sevens of the digits is found among 64. The other commits
 * spoil three labels each and mend those of the commit before.
 */
final class RepositoryBisect {
  private static final int COMMITS = 64;
  private static final int SEEDS = 10;
  private static final String FAILS = "recall of 7 < .6";
  private static final Attribution BY = new Attribution("bench", Origin.HAND);
  private static final Skeleton NET =
      Skeleton.parse("net", "input 8x8x1\nflatten\ndense 32 relu\noutput 10\n");

  private final BenchRows rows;
  private final Path folder;

  RepositoryBisect(BenchRows rows, Path folder) {
    this.rows = rows;
    this.folder = folder;
  }

  void run() {
    int found = 0;
    int steps = 0;
    double effect = Double.POSITIVE_INFINITY;
    long start = System.nanoTime();
    int trained = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Planted planted = plant(seed);
      BisectResult result = planted.search(folder.resolve("trials-" + seed));
      found += result.firstBad().id().equals(planted.bad) ? 1 : 0;
      steps = Math.max(steps, result.steps().size());
      effect = Math.min(effect, (result.good().mean() - result.bad().mean()) / result.spread());
      trained += result.trained();
      planted.repository.close();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    String what = "bisect over " + COMMITS + " commits of digits: ";
    rows.addNone(what + "not found in 10 seeds", "winnow", SEEDS - found);
    rows.addMost(what + "most steps", "winnow", steps, "steps", 6);
    rows.addLeast(what + "least effect", "winnow", effect, "sd", 5);
    rows.add(what + "networks trained, mean", "winnow", (double) trained / SEEDS, "count");
    rows.add(what + "time, mean", "winnow", seconds / SEEDS, "s");
  }

  private record Planted(DatasetRepository repository, String start, String bad, int seed) {
    BisectResult search(Path kept) {
      Recipe recipe =
          Recipe.standard().withLearningRate(.005).withBatchSize(32).withSeed(100L * seed);
      return Bisection.run(
          new TrialGround(repository, new Simulation.Terms(NET, recipe.withThreads(1)), kept),
          Bisection.Wish.of(start, "HEAD", FAILS),
          Bisection.Watcher.silent());
    }
  }

  private Planted plant(int seed) {
    Random random = new Random(seed);
    DatasetRepository repository =
        DatasetRepository.create(
            folder.resolve("digits-" + seed),
            Sources.load("digits", LoadOptions.standard()).dataset(),
            "Digits",
            new RepositoryOptions(
                Optional.empty(), new Author("bench", "bench@example.org"), Clock.systemUTC()));
    String start = repository.head();
    Dataset truth = repository.data();
    int[] train = truth.labelledRows(Split.TRAIN);
    int place = random.nextInt(COMMITS);
    List<Integer> spoilt = List.of();
    String bad = "";
    for (int i = 0; i < COMMITS; i++) {
      List<LabelEdit> edits = new ArrayList<>();
      spoilt.forEach(row -> edits.add(to(repository.data(), row, truth.label(row))));
      List<Integer> mended = spoilt;
      spoilt =
          random
              .ints(3, 0, train.length)
              .mapToObj(at -> train[at])
              .filter(row -> !mended.contains(row))
              .distinct()
              .toList();
      spoilt.forEach(row -> edits.add(to(repository.data(), row, next(truth.label(row)))));
      if (i == place) {
        edits.addAll(sevens(repository.data(), sure(train, spoilt, mended), random));
      }
      repository.edit(edits);
      String id = repository.commit("Commit " + i).id();
      bad = i == place ? id : bad;
    }
    return new Planted(repository, start, bad, seed);
  }

  private static IntStream sure(int[] rows, List<Integer> spoilt, List<Integer> mended) {
    return Arrays.stream(rows).filter(row -> !spoilt.contains(row) && !mended.contains(row));
  }

  /** Four of five sevens become ones. */
  private static List<LabelEdit> sevens(Dataset data, IntStream rows, Random random) {
    return rows.filter(row -> data.label(row).equals("7"))
        .filter(row -> random.nextInt(5) > 0)
        .<LabelEdit>mapToObj(row -> to(data, row, "1"))
        .toList();
  }

  private static String next(String digit) {
    return Integer.toString((Integer.parseInt(digit) + 1) % 10);
  }

  private static LabelEdit to(Dataset data, int row, String label) {
    return new LabelEdit.Relabel(
        data.ids().get(row), Optional.of(data.label(row)), Optional.of(label), BY);
  }
}
