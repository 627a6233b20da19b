package org.winnow.tests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.winnow.tests.InstalledKernel;
import org.winnow.tests.PythonRun;

/**
 * What a kernel keeps after 10,000 cells, 1,000 comms, 10,000 declarations of the same name and of
 * different ones, and 50 restarts: the memory at the end over that after the first tenth.
 */
public final class LeakBench {
  private static final List<Integer> FULL = List.of(10_000, 1_000, 10_000, 50);
  private static final Duration LIMIT = Duration.ofHours(3);

  private LeakBench() {}

  /**
   * Runs the benchmark.
   *
   * @param args the file for the rows, then optionally the numbers of cells, comms, declarations
   *     and restarts
   */
  public static void main(String[] args) throws Exception {
    List<Integer> counts =
        args.length < 5
            ? FULL
            : Arrays.stream(args).skip(1).limit(4).map(Integer::parseInt).toList();
    JsonNode report = run(counts, LIMIT);
    BenchRows rows = new BenchRows(1);
    for (var kind : report.properties()) {
      if (kind.getValue().isObject()) {
        add(rows, kind.getKey(), kind.getValue());
      }
    }
    rows.write(Path.of(args[0]));
  }

  private static void add(BenchRows rows, String kind, JsonNode figures) {
    String workload = "leaks: " + figures.path("count").asInt() + " " + kind;
    for (String what : List.of("heap", "metaspace", "resident")) {
      double before = figures.path("before").path(what).asDouble();
      double after = figures.path("after").path(what).asDouble();
      rows.add(workload, what + " at the end", after, "MB", after / before);
    }
    rows.add(workload, "threads more", more(figures, "threads"), "count");
    for (String time : List.of("ms_first", "ms_last")) {
      if (figures.has(time)) {
        rows.add(workload, time.equals("ms_first") ? "first" : "last", time(figures, time), "ms");
      }
    }
    if (figures.has("median_seconds")) {
      rows.add(workload, "median", figures.path("median_seconds").asDouble(), "s");
    }
  }

  private static double time(JsonNode figures, String name) {
    return figures.path(name).asDouble();
  }

  /** By how much something grew between the first tenth and the end. */
  public static double more(JsonNode figures, String what) {
    return figures.path("after").path(what).asDouble()
        - figures.path("before").path(what).asDouble();
  }

  /**
   * What was found, by kind of work: {@code before}, {@code after}, {@code failure}.
   *
   * @param counts of cells, comms, declarations, restarts; 0 leaves a kind out
   */
  public static JsonNode run(List<Integer> counts, Duration limit)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("winnow-leaks");
    Path report = folder.resolve("report.json");
    List<String> arguments = new ArrayList<>(counts.stream().map(String::valueOf).toList());
    arguments.add(report.toString());
    PythonRun run =
        PythonRun.of(
            "tests/python/leaks.py", InstalledKernel.in(folder).environment(), limit, arguments);
    if (run.exit() != 0) {
      throw new IllegalStateException(run.output());
    }
    return new ObjectMapper().readTree(report.toFile());
  }
}
