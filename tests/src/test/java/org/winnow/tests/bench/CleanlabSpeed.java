package org.winnow.tests.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.winnow.insight.ConfidentLearning;
import org.winnow.insight.LabelFilter;

/**
 * Processor time and memory of the default filter and self-confidence beside cleanlab's, each in a
 * process of its own on one thread, from the same file of 32-bit probabilities, which cleanlab is
 * given as they are and as float64. Winnow's time has that of the compiler and the garbage
 * collector in it.
 *
 * <p>As a program: reads a problem and prints the seconds of the first round, the median of five
 * more and the process's peak memory in bytes.
 */
final class CleanlabSpeed {
  private static final int ROUNDS = 5;

  /** Room for the larger problem's 200 MB, and little garbage before it is collected. */
  private static final List<String> HEAP = List.of("-Xmx320m", "-Xmn32m");

  private final BenchRows rows;
  private final Path folder;

  CleanlabSpeed(BenchRows rows, Path folder) {
    this.rows = rows;
    this.folder = folder;
  }

  /** What a contender printed. */
  private record Cost(double first, double warm, double peakBytes) {
    static Cost of(String printed) {
      double[] numbers =
          Arrays.stream(printed.split(" ")).mapToDouble(Double::parseDouble).toArray();
      return new Cost(numbers[0], numbers[1], numbers[2]);
    }
  }

  void run(int n, int classes) throws IOException, InterruptedException {
    Path file = folder.resolve("problem-" + n);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      CleanlabProblem.ofSize(n, classes).write(out);
    }
    Cost ours =
        Cost.of(Cleanlab.output(BenchJava.command(HEAP, CleanlabSpeed.class, file.toString())));
    String workload = String.format(Locale.ROOT, "filter and score %,d × %,d: ", n, classes);
    add(workload, "Winnow", ours, ours);
    for (String kind : List.of("float32", "float64")) {
      String rounds = Integer.toString(ROUNDS);
      Cost theirs = Cost.of(Cleanlab.run("speed", file.toString(), rounds, kind));
      add(workload, "cleanlab, " + kind, theirs, ours);
    }
  }

  private void add(String workload, String who, Cost cost, Cost ours) {
    rows.add(workload + "first", who, cost.first(), "s of CPU", cost.first() / ours.first());
    rows.add(workload + "warm", who, cost.warm(), "s of CPU", cost.warm() / ours.warm());
    rows.add(
        workload + "peak", who, cost.peakBytes() / 1e6, "MB", cost.peakBytes() / ours.peakBytes());
  }

  public static void main(String[] args) throws IOException {
    CleanlabProblem problem;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(args[0])))) {
      problem = CleanlabProblem.read(in);
    }
    double first = seconds(problem);
    double[] more = new double[ROUNDS];
    Arrays.setAll(more, round -> seconds(problem));
    Arrays.sort(more);
    System.out.println(first + " " + more[ROUNDS / 2] + " " + PeakMemory.bytes());
  }

  private static double seconds(CleanlabProblem problem) {
    double start = CpuTime.seconds();
    ConfidentLearning found = ConfidentLearning.of(problem.probabilities(), problem.labels());
    boolean[] mask = found.flagged(LabelFilter.PRUNE_BY_NOISE_RATE);
    double[] scores = found.selfConfidence();
    double seconds = CpuTime.seconds() - start;
    if (mask.length != scores.length) {
      throw new IllegalStateException("a mask of " + mask.length + " for " + scores.length);
    }
    return seconds;
  }
}
