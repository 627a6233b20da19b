package org.winnow.tests.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.training.Recipe;

/**
 * How well falsified labels are ranked from one training, beside scores from five-fold
 * probabilities of the same network; and how well their number is estimated from the folds.
 */
final class RankingRows {
  private static final String POINTS = "% of the labels";
  private static final String LEAD = "Winnow, one training, above cleanlab's better";

  private final BenchRows rows;
  private final int seeds;
  private final int foldSeeds;

  /**
   * @param foldSeeds for how many of the seeds five folds are trained too
   */
  RankingRows(BenchRows rows, int seeds, int foldSeeds) {
    this.rows = rows;
    this.seeds = seeds;
    this.foldSeeds = foldSeeds;
  }

  void run(RankingTask task) {
    nothingPlanted(task);
    List<Double> leads = new ArrayList<>();
    for (int n = 0; n < RankingTask.NOISES.size(); n++) {
      leads.add(run(task, n));
    }
    rows.addLeast(
        task.name() + ": AUPRC of " + foldSeeds, LEAD + ", mean", Figures.mean(leads), "area", 0);
  }

  /** Gives by how much one training leads the better of cleanlab's scores. */
  private double run(RankingTask task, int n) {
    String noise = RankingTask.NOISES.get(n);
    Map<String, List<Double>> areas = new LinkedHashMap<>();
    Map<String, List<Double>> foldAreas = new LinkedHashMap<>();
    Map<String, List<Double>> counts = new LinkedHashMap<>();
    for (long seed = 1; seed <= seeds; seed++) {
      DigitsLoop.Trial trial = task.trial(noise, seed);
      Map<String, Double> one = RankingContenders.oneTraining(trial);
      gather(areas, one);
      if (seed <= foldSeeds) {
        gather(foldAreas, Map.of(RankingContenders.WINNOW, one.get(RankingContenders.WINNOW)));
        RankingContenders.Folds folds =
            RankingContenders.folds(task.skeleton(), trial.data(), task.recipe().withSeed(seed));
        gather(foldAreas, folds.areas());
        double planted = 100.0 * trial.planted() / trial.suspects().size();
        folds.counts().forEach((name, share) -> gather(counts, Map.of(name, share - planted)));
      }
    }
    String workload = task.name() + ", " + noise + ": ";
    if (!task.bars().isEmpty()) {
      double ours = Figures.mean(areas.remove(RankingContenders.WINNOW));
      double bar = task.bars().get(n);
      rows.addLeast(workload + "AUPRC of " + seeds, RankingContenders.WINNOW, ours, "area", bar);
    }
    add(workload + "AUPRC of " + seeds, areas, "area");
    add(workload + "AUPRC of " + foldSeeds, foldAreas, "area");
    double lead = lead(foldAreas);
    rows.addLeast(workload + "AUPRC of " + foldSeeds, LEAD, lead, "area", -.005);
    add(workload + "wrong labels, estimate − planted", counts, POINTS);
    rows.add(
        workload + "wrong labels, estimate − planted",
        RankingContenders.WINNOW_COUNT + ", furthest off",
        furthest(counts.get(RankingContenders.WINNOW_COUNT)),
        POINTS);
    return lead;
  }

  private static double lead(Map<String, List<Double>> areas) {
    double best =
        RankingContenders.CLEANLAB.stream()
            .mapToDouble(score -> Figures.mean(areas.get(score)))
            .max()
            .orElseThrow();
    return Figures.mean(areas.get(RankingContenders.WINNOW)) - best;
  }

  /** What is counted where a data set is as it was published. */
  private void nothingPlanted(RankingTask task) {
    Map<String, List<Double>> counts = new LinkedHashMap<>();
    for (long seed = 1; seed <= foldSeeds; seed++) {
      Recipe recipe = task.recipe().withSeed(seed);
      gather(
          counts,
          RankingContenders.folds(task.skeleton(), task.data().apply(seed), recipe).counts());
    }
    add(task.name() + ", nothing planted: wrong labels, estimate", counts, POINTS);
  }

  private static double furthest(List<Double> values) {
    return values.stream().max(Comparator.comparingDouble(Math::abs)).orElse(Double.NaN);
  }

  private static void gather(Map<String, List<Double>> all, Map<String, Double> found) {
    found.forEach((name, value) -> all.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
  }

  private void add(String workload, Map<String, List<Double>> found, String unit) {
    found.forEach((name, values) -> rows.add(workload, name, Figures.mean(values), unit));
  }
}
