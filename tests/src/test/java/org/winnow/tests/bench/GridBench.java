package org.winnow.tests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.winnow.tests.InstalledKernel;
import org.winnow.tests.PythonRun;

/**
 * How long a key press in the label grid takes until it is acknowledged, in JupyterLab in a
 * headless Chromium: {@code tests/python/grid_bench.py} presses the keys, the page's clock counts.
 *
 * <p>Arguments: the file for the rows, then optionally how many presses count (60).
 */
public final class GridBench {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private GridBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("winnow-grid-bench");
    Path report = folder.resolve("report.json");
    List<String> arguments = new ArrayList<>();
    arguments.add(Files.createDirectories(folder.resolve("work")).toString());
    arguments.add(report.toString());
    arguments.addAll(List.of(args).subList(1, args.length));
    PythonRun run =
        PythonRun.of(
            "tests/python/grid_bench.py",
            InstalledKernel.in(folder.resolve("kernel")).environment(),
            LIMIT,
            arguments);
    if (run.exit() != 0) {
      throw new IOException(run.output());
    }
    write(new ObjectMapper().readTree(report.toFile()), Path.of(args[0]));
  }

  private static void write(JsonNode report, Path json) throws IOException {
    if (!report.path("still_training").asBoolean()) {
      throw new IOException("the training ended before the presses did: " + report);
    }
    BenchRows rows = new BenchRows(1);
    rows(rows, "key press to acknowledged edit, idle", 50, report.path("idle_ms"));
    rows(rows, "the same while a training runs", 150, report.path("training_ms"));
    rows.write(json);
  }

  private static void rows(BenchRows rows, String workload, double bar, JsonNode millis) {
    List<Double> sorted =
        StreamSupport.stream(millis.spliterator(), false).map(JsonNode::asDouble).sorted().toList();
    int n = sorted.size();
    rows.add(workload, "bar for the median", bar, "ms");
    double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    rows.add(workload, "median of " + n, median, "ms");
    rows.add(workload, "slowest tenth begins at", sorted.get(n * 9 / 10), "ms");
  }
}
