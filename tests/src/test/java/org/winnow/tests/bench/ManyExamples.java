package org.winnow.tests.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.winnow.datasets.InputException;
import org.winnow.insight.Batch;
import org.winnow.insight.Candidates;
import org.winnow.insight.StepWatcher;
import org.winnow.insight.Strategy;
import org.winnow.insight.Suspects;
import org.winnow.training.Predictions;

/**
 * Ranking labels and choosing a batch among many examples, in a process of its own, whose most
 * memory is told.
 *
 * <p>As a program: {@code suspects N} or {@code choose N}; prints a line {@code NAME VALUE UNIT}
 * for each figure, tabs between.
 */
public final class ManyExamples {
  /** Less than the bar by what a virtual machine has beside its heap. */
  private static final List<String> HEAP = List.of("-Xmx2400m");

  private static final int CLASSES = 10;
  private static final int WIDTH = 64;

  private ManyExamples() {}

  /** Adds the figures of ranking so many labels, of which the seconds have a bar. */
  static void rank(BenchRows rows, int n, double most) throws IOException, InterruptedException {
    String workload = String.format("suspects of %,d examples, 64-wide", n);
    for (String[] figure : figures("suspects", n)) {
      double value = Double.parseDouble(figure[1]);
      switch (figure[2]) {
        case "s" -> rows.addMost(workload, figure[0], value, "s", most);
        case "GB" -> rows.addMost(workload, figure[0], value, "GB", 3);
        default -> rows.add(workload, figure[0], value, figure[2]);
      }
    }
  }

  /** Adds the seconds to choose a hundred of so many by each strategy. */
  static void choose(BenchRows rows, int n) throws IOException, InterruptedException {
    String workload = String.format("choose 100 of %,d examples, 64-wide", n);
    for (String[] figure : figures("choose", n)) {
      rows.add(workload, figure[0], Double.parseDouble(figure[1]), figure[2]);
    }
  }

  private static List<String[]> figures(String what, int n)
      throws IOException, InterruptedException {
    List<String> command = BenchJava.command(HEAP, ManyExamples.class, what, Integer.toString(n));
    return Cleanlab.output(command).lines().map(line -> line.split("\t")).toList();
  }

  public static void main(String[] args) throws IOException {
    Candidates pool = pool(Integer.parseInt(args[1]));
    switch (args[0]) {
      case "suspects" -> rank(pool);
      case "choose" -> choose(pool);
      default -> throw new InputException("suspects or choose, not " + args[0]);
    }
    tell("process at most", PeakMemory.bytes() / 1e9, "GB");
  }

  private static void rank(Candidates pool) {
    int[] labels = IntStream.range(0, pool.vectors().length).map(i -> i % CLASSES).toArray();
    double before = CpuTime.seconds();
    long start = System.nanoTime();
    Suspects.fromPredictions(pool.predictions().orElseThrow(), labels, pool.vectors());
    tell("Winnow", (System.nanoTime() - start) / 1e9, "s");
    tell("Winnow, all processors", CpuTime.seconds() - before, "s of CPU");
  }

  private static void choose(Candidates pool) {
    for (Strategy strategy : Strategy.values()) {
      if (!strategy.needsPasses()) {
        long start = System.nanoTime();
        Batch.of(pool, new Batch.Wish(strategy, 100, false, 1), StepWatcher.silent());
        tell(strategy.label(), (System.nanoTime() - start) / 1e9, "s");
      }
    }
  }

  private static void tell(String name, double value, String unit) {
    System.out.println(name + "\t" + value + "\t" + unit);
  }

  /** Examples with vectors, and what a network says of them. */
  private static Candidates pool(int n) {
    SplittableRandom random = new SplittableRandom(1);
    float[][] vectors = new float[n][WIDTH];
    float[][] said = new float[n][CLASSES];
    List<String> ids = new ArrayList<>(n);
    List<String> classes = IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
    for (int i = 0; i < n; i++) {
      for (int d = 0; d < WIDTH; d++) {
        vectors[i][d] = (float) (random.nextGaussian() + (d == i % CLASSES ? 3 : 0));
      }
      float first = .4f + .6f * (float) random.nextDouble();
      Arrays.fill(said[i], (1 - first) / (CLASSES - 1));
      said[i][i % CLASSES] = first;
      ids.add("e" + i);
    }
    Predictions predictions = new Predictions(ids, classes, said, true);
    return new Candidates(vectors, new float[0][], Optional.of(predictions));
  }
}
