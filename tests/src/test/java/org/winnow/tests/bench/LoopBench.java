package org.winnow.tests.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.sources.NoisePlanter;
import org.winnow.training.Recipe;
import org.winnow.training.engine.Engine;

/**
 * What the loop gains on the built-in digits with planted mistakes, over many seeds; each seed has
 * its own split, mistakes and weights. The notebook's skeleton and recipe, ten epochs unless said.
 *
 * <p>Arguments: the file for the rows; then optionally {@code --quick} for fewer seeds and {@code
 * --no-folds} to leave out the contenders that train five times.
 */
public final class LoopBench {
  private static final int EPOCHS = 10;

  /** The seeds the score was tuned on are 100 and above. */
  private static final long FIRST_SEED = 1;

  private final BenchRows rows = new BenchRows(Engine.cpu().threads());
  private final boolean quick;
  private final boolean folds;

  private LoopBench(List<String> options) {
    quick = options.contains("--quick");
    folds = !options.contains("--no-folds");
  }

  public static void main(String[] args) throws IOException {
    LoopBench bench = new LoopBench(List.of(args).subList(1, args.length));
    long start = System.nanoTime();
    bench.precision();
    bench.review();
    bench.clean();
    bench.longTraining();
    bench.rankings();
    bench.rows.add("the whole benchmark", "Winnow", (System.nanoTime() - start) / 1e9, "s");
    bench.rows.write(Path.of(args[0]));
  }

  private List<Long> seeds(int full, int few) {
    return LongStream.range(FIRST_SEED, FIRST_SEED + (quick ? few : full)).boxed().toList();
  }

  /** Share of the suspects that are really wrong. */
  private void precision() {
    List<Double> top = new ArrayList<>();
    List<Double> half = new ArrayList<>();
    for (long seed : seeds(10, 3)) {
      DigitsLoop.Trial trial = trial(d -> NoisePlanter.uniform(d, .1, seed), seed);
      top.add(trial.precision(trial.planted()));
      half.add(trial.precision(trial.planted() / 2));
    }
    String workload = "10 % random flips: planted among ";
    rows.add(workload + "top n", "bar", .9, "share");
    rows.add(workload + "top n", "mean", Figures.mean(top), "share");
    rows.add(workload + "top n", "worst seed", least(top), "share");
    rows.add(workload + "top n/2", "bar", .98, "share");
    rows.add(workload + "top n/2", "mean", Figures.mean(half), "share");
    rows.add(workload + "top n/2", "worst seed", least(half), "share");
  }

  /** Test accuracy before and after wrong labels are fixed. */
  private void review() {
    List<Double> noisy = new ArrayList<>();
    List<Double> reviewed = new ArrayList<>();
    List<Double> accepted = new ArrayList<>();
    List<Double> clean = new ArrayList<>();
    for (long seed : seeds(10, 3)) {
      Recipe recipe = DigitsLoop.recipe(EPOCHS, seed);
      DigitsLoop.Trial trial = trial(d -> NoisePlanter.pair(d, .2, seed), seed);
      noisy.add(trial.accuracy());
      reviewed.add(DigitsLoop.train(DigitsLoop.reviewed(trial), recipe).accuracy());
      accepted.add(DigitsLoop.train(DigitsLoop.accepted(trial), recipe).accuracy());
      clean.add(DigitsLoop.train(DigitsLoop.digits(seed), recipe).accuracy());
    }
    double gap = Figures.mean(clean) - Figures.mean(noisy);
    String workload = "20 % pair flips: ";
    rows.add(workload + "test accuracy", "noisy", Figures.mean(noisy), "%");
    rows.add(workload + "test accuracy", "after review", Figures.mean(reviewed), "%");
    rows.add(workload + "test accuracy", "after %accept", Figures.mean(accepted), "%");
    rows.add(workload + "test accuracy", "clean", Figures.mean(clean), "%");
    double gain = Figures.mean(reviewed) - Figures.mean(noisy);
    rows.add(workload + "gain", "bar", 3, "points");
    rows.add(workload + "gain", "review", gain, "points");
    rows.addLeast(workload + "gap regained", "review", 100 * gain / gap, "%", 75);
    double blind = Figures.mean(accepted) - Figures.mean(noisy);
    rows.add(workload + "gap regained", "%accept", 100 * blind / gap, "%");
  }

  /** What accepting unseen does where nothing is wrong. */
  private void clean() {
    List<Double> edits = new ArrayList<>();
    List<Double> change = new ArrayList<>();
    for (long seed : seeds(10, 3)) {
      DigitsLoop.Trial trial = trial(d -> d, seed);
      edits.add(100.0 * trial.suspects().likelyWrong().size() / trial.suspects().size());
      Dataset after = DigitsLoop.accepted(trial);
      boolean same = after.digest().equals(trial.data().digest());
      Recipe recipe = DigitsLoop.recipe(EPOCHS, seed);
      change.add(same ? 0 : DigitsLoop.train(after, recipe).accuracy() - trial.accuracy());
    }
    String workload = "nothing planted, %accept: ";
    rows.addMost(workload + "labels edited", "mean", Figures.mean(edits), "%", 1);
    rows.add(workload + "test accuracy change", "mean", Figures.mean(change), "points");
    double lower = Figures.lower95(change);
    rows.addLeast(workload + "test accuracy change", "lower 95 %", lower, "points", -.5);
  }

  private void longTraining() {
    List<Double> accuracies = new ArrayList<>();
    for (long seed : seeds(5, 2)) {
      Recipe recipe = DigitsLoop.recipe(30, seed);
      accuracies.add(DigitsLoop.train(DigitsLoop.digits(seed), recipe).accuracy());
    }
    String workload = "clean digits, 30 epochs: test accuracy";
    rows.addLeast(workload, "mean", Figures.mean(accuracies), "%", 98.5);
  }

  /** The score beside others, one training and five folds. */
  private void rankings() {
    for (String noise : RankingTask.NOISES) {
      Map<String, List<Double>> areas = new LinkedHashMap<>();
      for (long seed : seeds(3, 1)) {
        DigitsLoop.Trial trial = trial(d -> RankingTask.planted(d, noise, seed), seed);
        gather(areas, RankingContenders.oneTraining(trial));
        if (folds) {
          Recipe recipe = DigitsLoop.recipe(EPOCHS, seed);
          gather(areas, RankingContenders.folds(DigitsLoop.SKELETON, trial.data(), recipe).areas());
        }
      }
      double ours = Figures.mean(areas.get(RankingContenders.WINNOW));
      areas.forEach(
          (name, all) ->
              rows.add(
                  noise + ": average precision",
                  name,
                  Figures.mean(all),
                  "area",
                  ours / Figures.mean(all)));
    }
  }

  private static void gather(Map<String, List<Double>> areas, Map<String, Double> found) {
    found.forEach((name, area) -> areas.computeIfAbsent(name, n -> new ArrayList<>()).add(area));
  }

  private static DigitsLoop.Trial trial(UnaryOperator<Dataset> planter, long seed) {
    Dataset data = planter.apply(DigitsLoop.digits(seed));
    return DigitsLoop.train(data, DigitsLoop.recipe(EPOCHS, seed));
  }

  private static double least(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
  }
}
