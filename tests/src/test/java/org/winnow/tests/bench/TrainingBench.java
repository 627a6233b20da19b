package org.winnow.tests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Examples a second in training, beside PyTorch, stock Deeplearning4j and scikit-learn: all
 * contenders in turn, a short window each, over two rounds, on one thread and on two. A ratio is
 * the median of the ratios of neighbouring windows, so that what else the machine does hurts both
 * sides.
 *
 * <p>Arguments: the file for the JSON rows; then optionally {@code --quick} (fewer, shorter
 * windows) and names of workloads. PyTorch is that of the Python named by {@code
 * WINNOW_TORCH_PYTHON}, else of {@code WINNOW_PYTHON}.
 */
public final class TrainingBench {
  private static final int ROUNDS = 2;

  private final List<BenchRows.Row> rows = new ArrayList<>();
  private final List<TrainingContender> contenders;
  private final int windows;
  private final double seconds;

  private TrainingBench(List<TrainingContender> contenders, boolean quick) {
    this.contenders = contenders;
    this.windows = quick ? 2 : 5;
    this.seconds = quick ? 0.2 : 0.3;
  }

  public static void main(String[] args) throws IOException {
    List<String> options = List.of(args).subList(1, args.length);
    List<String> chosen = options.stream().filter(TrainingWorkload::known).toList();
    List<TrainingContender> contenders = TrainingContender.all();
    try {
      TrainingBench bench = new TrainingBench(contenders, options.contains("--quick"));
      for (int threads : new int[] {1, 2}) {
        for (String workload : chosen.isEmpty() ? TrainingWorkload.names() : chosen) {
          bench.measure(workload, threads);
        }
      }
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(Path.of(args[0]).toFile(), bench.rows);
    } finally {
      contenders.forEach(TrainingContender::close);
    }
  }

  private void measure(String workload, int threads) {
    Map<TrainingContender, double[]> rates = new LinkedHashMap<>();
    contenders.forEach(c -> rates.put(c, new double[ROUNDS * windows]));
    for (int window = 0; window < ROUNDS * windows; window++) {
      for (TrainingContender contender : contenders) {
        OptionalDouble rate = contender.window(workload, threads, seconds);
        rates.get(contender)[window] = rate.orElse(Double.NaN);
      }
    }
    double[] ours = rates.get(contenders.get(0));
    rates.forEach(
        (contender, theirs) -> {
          if (Double.isNaN(theirs[0])) {
            System.out.printf("%-10s %-16s %s%n", workload, contender.name(), contender.reason());
          } else {
            add(workload, threads, contender.name(), ours, theirs);
          }
        });
  }

  private void add(String workload, int threads, String name, double[] ours, double[] theirs) {
    double[] ratios = new double[ours.length];
    for (int i = 0; i < ours.length; i++) {
      ratios[i] = ours[i] / theirs[i];
    }
    BenchRows.Row row =
        new BenchRows.Row(
            workload + " training", name, threads, median(theirs), "ex/s", median(ratios));
    rows.add(row);
    System.out.printf(
        Locale.ROOT,
        "%-10s %-16s %d threads %12.0f ex/s   Winnow is %6.2f times as fast%n",
        workload,
        name,
        threads,
        row.value(),
        row.ratio());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
