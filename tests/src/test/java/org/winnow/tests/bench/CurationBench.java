package org.winnow.tests.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.Dataset;
import org.winnow.insight.LearningCurves;
import org.winnow.insight.Strategy;
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

  private static final int MOST_LABELS = 420;

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
    bench.part("scale", () -> ManyExamples.choose(bench.rows, 60_000));
    bench.part("scale", () -> ManyExamples.choose(bench.rows, 1_000_000));
    bench.part("suspects", () -> ManyExamples.rank(bench.rows, 60_000, 20));
    bench.part("suspects", () -> ManyExamples.rank(bench.rows, 1_000_000, 360));
    bench.part("neighbours", () -> new NeighbourRows(bench.rows).run());
    bench.part("cleanlab", bench::cleanlab);
    bench.part("speed", bench::speed);
    bench.part("ranking", () -> bench.ranking(RankingTask.digits(), 3));
    bench.part("fashion", () -> bench.ranking(RankingTask.fashion(), 3));
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
    LearningCurves curves = HelpedLabelling.replay(digits, false, MOST_LABELS, seeds);
    String workload = "digits, " + seeds + " seeds: median labels to 95 %";
    double margin = labels(curves, Strategy.MARGIN, .95);
    rows.addMost(workload, Strategy.MARGIN.label(), margin, "labels", 160);
    double random = labels(curves, Strategy.RANDOM, .95);
    rows.add(workload, Strategy.RANDOM.label(), random, "labels");
    rows.add(workload, "random runs that got there", reached(curves), "runs");
    // Where most random runs never got there, the median lies beyond what was tried.
    double tried = Double.isNaN(random) ? MOST_LABELS : random;
    rows.addMost(workload, "margin, of random's or of all", 100 * margin / tried, "%", 50);
  }

  /** Labels to 90 % in a pool that holds every example five times. */
  private void copies(Dataset digits) {
    LearningCurves curves = HelpedLabelling.replay(digits, true, 250, seeds);
    String workload = "digits five times: median labels to 90 %";
    for (Strategy strategy : List.of(Strategy.MARGIN, Strategy.RANDOM)) {
      rows.add(workload, strategy.label(), labels(curves, strategy, .9), "labels");
    }
    double share = 100 * curves.shareOfRandom(Strategy.MARGIN, .9).orElse(Double.NaN);
    rows.addMost(workload, "margin, diverse", share, "% of random", 75);
  }

  private static double reached(LearningCurves curves) {
    return curves.labelsTo(Strategy.RANDOM, .95).reached();
  }

  /** NaN where most runs never get there. */
  private static double labels(LearningCurves curves, Strategy strategy, double to) {
    var median = curves.labelsTo(strategy, to).median();
    return median.isPresent() ? median.getAsInt() : Double.NaN;
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
    rows.addLeast(workload + "accepted", "mean of seeds", Figures.mean(share), "% of pool", 30);
    rows.add(workload + "accepted", "least", least(share), "% of pool");
    rows.addLeast(workload + "really right", "mean of seeds", Figures.mean(right), "%", 99);
    rows.addLeast(workload + "really right", "worst seed", least(right), "%", 99);
    String outOf = "of " + right.size();
    rows.addLeast(workload + "printed bound held", "seeds", promises, outOf, right.size());
  }

  private static double least(List<Double> values) {
    return values.stream().mapToDouble(v -> v).min().orElse(Double.NaN);
  }
}
