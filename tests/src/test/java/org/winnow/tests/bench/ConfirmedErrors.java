package org.winnow.tests.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;
import org.winnow.insight.Suspect;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;

/**
 * Real mistakes: a network is trained on the 10,000 pictures of the MNIST test set themselves, so
 * that its ranking is in-sample. Counted are the 15 whose label fewer than three of five people
 * kept (Northcutt, Athalye and Mueller 2021); only a hundred were ever shown to people.
 */
final class ConfirmedErrors {
  private static final Set<Integer> CONFIRMED =
      Set.of(
          947, 1621, 1901, 2130, 2462, 2597, 2654, 3520, 3558, 5937, 6651, 6783, 8527, 9679, 9729);

  /**
   * What is asked.
   *
   * @param top how many are looked at
   * @param least how many of the 15 are to be among them
   */
  private record Bar(int top, int least) {}

  private static final List<Bar> BARS = List.of(new Bar(100, 8), new Bar(200, 9), new Bar(500, 11));

  private static final Skeleton SKELETON =
      Skeleton.parse(
          "conv",
          "input 28x28x1\nconv 16 3x3 same relu\npool max 2x2\nconv 32 3x3 same relu\n"
              + "pool max 2x2\ndense 64 relu\noutput 10\n");

  private final BenchRows rows;
  private final int seeds;

  ConfirmedErrors(BenchRows rows, int seeds) {
    this.rows = rows;
    this.seeds = seeds;
  }

  void run() {
    Dataset mnist = testSet();
    Map<Integer, List<Double>> found = new LinkedHashMap<>();
    for (long seed = 1; seed <= seeds; seed++) {
      DigitsLoop.Trial trial =
          DigitsLoop.train(SKELETON, mnist, Recipe.standard().withEpochs(12).withSeed(seed));
      for (Bar bar : BARS) {
        double among =
            trial.suspects().top(bar.top()).stream()
                .map(Suspect::id)
                .filter(id -> CONFIRMED.contains(mnist.ids().find(id)))
                .count();
        found.computeIfAbsent(bar.top(), none -> new ArrayList<>()).add(among);
      }
    }
    for (Bar bar : BARS) {
      String workload = "MNIST test set, in-sample: confirmed errors in the top " + bar.top();
      double mean = Figures.mean(found.get(bar.top()));
      rows.addLeast(workload, "mean of " + seeds, mean, "of 15", bar.least());
    }
  }

  /** All of it to train on, in the order of its file. */
  private static Dataset testSet() {
    String data = System.getenv().getOrDefault("WINNOW_TEST_DATA", "../shared/data");
    Path folder = Path.of(data, "mnist-test");
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          "no MNIST test set in "
              + folder
              + ": put t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz in a folder"
              + " mnist-test and name its parent in WINNOW_TEST_DATA");
    }
    Dataset given = Sources.load(folder.toString(), LoadOptions.standard()).dataset();
    Split[] all = new Split[given.size()];
    Arrays.fill(all, Split.TRAIN);
    return given.toBuilder().splits(Splits.of(all)).build();
  }
}
