package org.winnow.tests.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Split;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.NoisePlanter;
import org.winnow.datasets.sources.Sources;
import org.winnow.datasets.sources.SplitRule;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;

/**
 * Data whose labels are falsified and ranked, and the network that ranks them.
 *
 * @param data the data of a seed, before anything is planted
 * @param bars what average precision is asked of one training, for each of {@link #NOISES}; empty
 *     where the field's scores are all there is to compare with
 */
record RankingTask(
    String name, Skeleton skeleton, Recipe recipe, LongFunction<Dataset> data, List<Double> bars) {
  static final List<String> NOISES = List.of("sym 10 %", "sym 20 %", "sym 40 %", "pair 20 %");

  private static final int FASHION_EXAMPLES = 6000;

  /** The built-in digits with the notebook's network and recipe; each seed has its own split. */
  static RankingTask digits() {
    return new RankingTask(
        "digits",
        DigitsLoop.SKELETON,
        DigitsLoop.recipe(10, 0),
        DigitsLoop::digits,
        List.of(.985, .99, .99, .975));
  }

  /** 6,000 of Fashion-MNIST's training pictures, drawn by each seed, and a small network. */
  static RankingTask fashion() {
    Skeleton skeleton =
        Skeleton.parse(
            "conv",
            "input 28x28x1\nconv 16 3x3 same relu\npool max 2x2\nconv 32 3x3 same relu\n"
                + "pool max 2x2\ndense 64 relu\noutput 10\n");
    Dataset all = Sources.load("fashion-mnist", LoadOptions.standard()).dataset();
    return new RankingTask(
        "Fashion-MNIST 6,000",
        skeleton,
        Recipe.standard().withEpochs(15),
        seed -> some(all, seed),
        List.of(.925, .95, .965, .92));
  }

  /**
   * The built-in table of penguins with the notebook's network and recipe, on which no score was
   * tuned; each seed has its own split.
   */
  static RankingTask penguins() {
    return new RankingTask(
        "penguins",
        Skeleton.parse("species", "input 15\ndense 16 relu\noutput 3\n"),
        Recipe.standard().withEpochs(15).withLearningRate(1e-2).withBatchSize(16),
        seed -> split("penguins", seed),
        List.of());
  }

  private static Dataset split(String name, long seed) {
    SplitRule rule = SplitRule.standard().withSeed(seed);
    return Sources.load(name, LoadOptions.standard().withSplit(rule)).dataset();
  }

  private static Dataset some(Dataset data, long seed) {
    int[] rows = data.splits().rows(Split.TRAIN);
    Random random = new Random(seed);
    for (int i = 0; i < FASHION_EXAMPLES; i++) {
      int j = i + random.nextInt(rows.length - i);
      int row = rows[i];
      rows[i] = rows[j];
      rows[j] = row;
    }
    return data.select(Arrays.copyOf(rows, FASHION_EXAMPLES));
  }

  /** One of {@link #NOISES} planted. */
  static Dataset planted(Dataset data, String noise, long seed) {
    double share = Integer.parseInt(noise.replaceAll("\\D", "")) / 100.0;
    return noise.startsWith("pair")
        ? NoisePlanter.pair(data, share, seed)
        : NoisePlanter.uniform(data, share, seed);
  }

  /** One training of a seed's data with one of {@link #NOISES}. */
  DigitsLoop.Trial trial(String noise, long seed) {
    return DigitsLoop.train(
        skeleton, planted(data.apply(seed), noise, seed), recipe.withSeed(seed));
  }
}
