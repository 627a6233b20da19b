package org.winnow.tests.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.insight.Batch;
import org.winnow.insight.Candidates;
import org.winnow.insight.LearningCurves;
import org.winnow.insight.StepWatcher;
import org.winnow.insight.Strategy;
import org.winnow.insight.Suspects;
import org.winnow.training.Predictions;
import org.winnow.training.engine.Engine;

/**
 * What help with labelling is worth on the built-in digits, over ten seeds, and how long choosing a
 * batch takes among many examples.
 *
 * <p>Arguments: the file for the rows; then optionally {@code --quick} for fewer seeds and
 * problems, and {@code --only} with the parts that are wanted alone, as {@code --only choosing
 * cleanlab}.
 */
public final class CurationBench {
  private static final List<String> PARTS =
      List.of(
          "choosing",
          "copies",
          "seeding",
          "scale",
          "suspects",
          "neighbours",
          "cleanlab",
          "speed",
          "ranking",
          "fashion",
          "penguins",
          "mnist");

  private final BenchRows rows = new BenchRows(Engine.cpu().threads());
  private final List<String> wanted;
  private final boolean quick;
  private final int seeds;

  private CurationBench(List<String> options) {
    int only = options.indexOf("--only");
    wanted =
        only < 0
            ? PARTS
            : options.subList(only + 1, options.size()).stream()
                .filter(o -> !o.equals("--quick"))
                .toList();
    if (!PARTS.containsAll(wanted)) {
      throw new IllegalArgumentException("--only takes some of " + PARTS + ", got " + wanted);
    }
    quick = options.contains("--quick");
    seeds = quick ? 2 : 10;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    CurationBench bench = new CurationBench(List.of(args).subList(1, args.length));
    Dataset digits = HelpedLabelling.digits();
    bench.part("choosing", () -> bench.choosing(digits));
    bench.part("copies", () -> bench.copies(HelpedLabelling.fiveTimes(digits)));
    bench.part("seeding", () -> bench.seeding(digits));
    bench.part("scale", () -> bench.scale(60_000));
    bench.part("scale", () -> bench.scale(1_000_000));
    bench.part("suspects", () -> bench.suspects(60_000));
    bench.part("suspects", () -> bench.suspects(1_000_000));
    bench.part("neighbours", () -> new NeighbourRows(bench.rows).run());
    bench.part("cleanlab", bench::cleanlab);
    bench.part("speed", bench::speed);
    bench.part("ranking", () -> bench.ranking(RankingTask.digits(), 3));
    bench.part("fashion", () -> bench.ranking(RankingTask.fashion(), 1));
    bench.part("penguins", () -> bench.ranking(RankingTask.penguins(), 10));
    bench.part("mnist", () -> new ConfirmedErrors(bench.rows, bench.seeds).run());
    bench.rows.write(Path.of(args[0]));
  }

  /** Work that writes files or waits for another process. */
  private interface Part {
    void run() throws IOException, InterruptedException;
  }

  private void part(String name, Part work) throws IOException, InterruptedException {
    if (wanted.contains(name)) {
      work.run();
    }
  }

  private void cleanlab() throws IOException, InterruptedException {
    Scratch.with(folder -> new CleanlabAgreement(rows, folder, quick ? 100 : 1000).run());
  }

  private void ranking(RankingTask task, int foldSeeds) {
    new RankingRows(rows, seeds, quick ? 1 : foldSeeds).run(task);
  }

  private void speed() throws IOException, InterruptedException {
    Scratch.with(
        folder -> {
          CleanlabSpeed speed = new CleanlabSpeed(rows, folder);
          speed.run(1_000_000, 10);
          speed.run(50_000, 1_000);
        });
  }

  /** Labels to 95 %, ranked choice against random. */
  private void choosing(Dataset digits) {
    LearningCurves curves = HelpedLabelling.replay(digits, false, 420, seeds);
    String workload = "digits, " + seeds + " seeds: median labels to 95 %";
    rows.add(workload, "bar for margin", 160, "labels");
    labels(workload, curves, Strategy.MARGIN, .95);
    labels(workload, curves, Strategy.RANDOM, .95);
    rows.add(workload, "random runs that got there", reached(curves), "runs");
  }

  /** Labels to 90 % in a pool that holds every example five times. */
  private void copies(Dataset digits) {
    LearningCurves curves = HelpedLabelling.replay(digits, true, 250, seeds);
    String workload = "digits five times: median labels to 90 %";
    labels(workload, curves, Strategy.MARGIN, .9);
    labels(workload, curves, Strategy.RANDOM, .9);
    rows.add(workload, "bar", 75, "% of random");
    double share = 100 * curves.shareOfRandom(Strategy.MARGIN, .9).orElse(Double.NaN);
    rows.add(workload, "margin, diverse", share, "% of random");
  }

  private static double reached(LearningCurves curves) {
    return curves.labelsTo(Strategy.RANDOM, .95).reached();
  }

  /** NaN where most runs never get there. */
  private void labels(String workload, LearningCurves curves, Strategy strategy, double to) {
    var median = curves.labelsTo(strategy, to).median();
    double value = median.isPresent() ? median.getAsInt() : Double.NaN;
    String who = strategy.label();
    rows.add(workload, who, value, "labels");
  }

  private void seeding(Dataset digits) {
    List<Double> share = new ArrayList<>();
    List<Double> right = new ArrayList<>();
    int promises = 0;
    for (long seed = 1; seed <= seeds; seed++) {
      HelpedLabelling.Seeding found = HelpedLabelling.seed(digits, seed);
      share.add(100 * found.share());
      if (found.share() > 0) {
        right.add(100 * found.right());
        promises += 1 - found.right() <= found.proof().atMost() ? 1 : 0;
      }
    }
    String workload = "seeding digits from 100 labels at 0.99: ";
    rows.add(workload + "accepted", "bar", 30, "% of pool");
    rows.add(workload + "accepted", "mean of seeds", Figures.mean(share), "% of pool");
    rows.add(workload + "accepted", "least", least(share), "% of pool");
    rows.add(workload + "really right", "bar", 99, "%");
    rows.add(workload + "really right", "mean of seeds", Figures.mean(right), "%");
    rows.add(workload + "really right", "worst seed", least(right), "%");
    rows.add(workload + "printed bound held", "seeds", promises, "of " + right.size());
  }

  private static double least(List<Double> values) {
    return values.stream().mapToDouble(v -> v).min().orElse(Double.NaN);
  }

  /** Many examples with vectors of 64 numbers, and what a network says of them in ten classes. */
  private static Candidates many(int n) {
    SplittableRandom random = new SplittableRandom(1);
    float[][] vectors = new float[n][64];
    float[][] said = new float[n][10];
    List<String> ids = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      for (int d = 0; d < 64; d++) {
        vectors[i][d] = (float) (random.nextGaussian() + (d == i % 10 ? 3 : 0));
      }
      float first = .4f + .6f * (float) random.nextDouble();
      java.util.Arrays.fill(said[i], (1 - first) / 9);
      said[i][i % 10] = first;
      ids.add("e" + i);
    }
    List<String> classes = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    return new Candidates(
        vectors, new float[0][], Optional.of(new Predictions(ids, classes, said, true)));
  }

  /** What it takes to rank as many labels by probabilities and neighbours. */
  private void suspects(int n) {
    Candidates pool = many(n);
    int[] labels = IntStream.range(0, n).map(i -> i % 10).toArray();
    double before = CpuTime.seconds();
    long start = System.nanoTime();
    Suspects.fromPredictions(pool.predictions().orElseThrow(), labels, pool.vectors());
    String workload = String.format("suspects of %,d examples, 64-wide", n);
    rows.add(workload, "Winnow", (System.nanoTime() - start) / 1e9, "s");
    rows.add(workload, "Winnow, all processors", CpuTime.seconds() - before, "s of CPU");
    heap(workload);
  }

  private void heap(String workload) {
    Runtime runtime = Runtime.getRuntime();
    rows.add(workload, "heap in use", (runtime.totalMemory() - runtime.freeMemory()) / 1e9, "GB");
  }

  /** Seconds to choose 100 of many. */
  private void scale(int n) {
    Candidates pool = many(n);
    for (Strategy s : Strategy.values()) {
      if (!s.needsPasses()) {
        long start = System.nanoTime();
        Batch.of(pool, new Batch.Wish(s, 100, false, 1), StepWatcher.silent());
        String workload = String.format("choose 100 of %,d examples, 64-wide", n);
        rows.add(workload, s.label(), (System.nanoTime() - start) / 1e9, "s");
      }
    }
    heap(String.format("%,d examples chosen from", n));
  }
}
